-- pg_stream: stream tables for PostgreSQL.
--
-- Runs in one transaction, in the order below. Usage, once installed:
--
--   SELECT pgstream.create_stream_table('sales_by_region',
--     $$ SELECT region, count(*) AS orders, sum(amount) AS revenue FROM orders GROUP BY region $$, schedule => '5s');
--   INSERT INTO orders …;
--   SELECT pgstream.refresh_stream_table('sales_by_region');
--   SELECT pgstream.verify_stream_table('sales_by_region');
--   SELECT pgstream.drop_stream_table('sales_by_region');

\i schemas.sql
\i functions/pgs_execute.sql

-- Group: catalog
\i tables/pgs_stream_tables.sql
\i tables/pgs_frontiers.sql
\i tables/pgs_change_buffers.sql
\i tables/pgs_crash_sentinel.sql
\i tables/pgs_dependencies.sql
\i tables/pgs_refresh_statements.sql
\i tables/pgs_source_lookups.sql
\i tables/pgs_refresh_history.sql
\i tables/pgs_cost_models.sql
\i tables/pgs_ticks.sql
\i tables/pgs_requests.sql
\i tables/pgs_drain.sql
\i tables/pgs_installation.sql

-- Group: functions that refreshes and triggers call
\i functions/pgs_check_found.sql
\i functions/pgs_guard.sql
\i functions/pgs_settle.sql
\i functions/pgs_leftovers.sql
\i functions/pgs_executor.sql
\i functions/pgs_execute_as.sql
\i functions/pgs_admit.sql
\i functions/pgs_apply.sql
\i functions/pgs_is_parallel.sql
\i functions/pgs_frontier_of.sql
\i functions/pgs_covers.sql
\i functions/pgs_viewdef.sql
\i functions/pgs_key.sql
\i functions/pgs_shape.sql
\i functions/pgs_pin.sql
\i functions/pgs_children.sql
\i functions/pgs_capture_triggers.sql
\i functions/pgs_is_subscribed.sql
\i functions/pgs_broken_captures.sql
\i functions/pgs_functions_digest.sql
\i functions/pgs_definition_digest.sql
\i functions/pgs_unpin.sql
\i functions/pgs_try_lock.sql
\i functions/pgs_count_statement.sql
\i functions/pgs_pending_changes.sql
\i functions/pgs_known.sql
\i functions/pgs_look.sql
\i functions/pgs_consumers.sql
\i functions/pgs_touch.sql
\i functions/pgs_delete_seen.sql
\i functions/pgs_standing.sql
\i functions/pgs_clean.sql
\i functions/pgs_follow_growth.sql
\i functions/pgs_run.sql
\i functions/pgs_done.sql
\i functions/pgs_pending.sql
\i functions/pgs_buffer_size.sql
\i functions/pgs_sorts.sql
\i functions/pgs_hashes.sql
\i functions/pgs_partitions.sql
\i functions/pgs_source_altered.sql
\i functions/pgs_drop_unused_buffers.sql
\i functions/pgs_stream_table_dropped.sql
\i functions/pgs_held_back_by.sql

-- Group: functions that requests are made of
\i functions/requests/pgs_given.sql
\i functions/requests/pgs_check_word.sql
\i functions/requests/pgs_check_schedule.sql
\i functions/requests/pgs_request_guard.sql
\i functions/requests/pgs_request.sql
\i functions/requests/pgs_is_placeholder.sql
\i functions/requests/pgs_last_request.sql
\i functions/requests/pgs_requests_of.sql
\i functions/requests/pgs_place.sql
\i functions/requests/pgs_owned.sql
\i functions/requests/pgs_read_by.sql
\i functions/requests/pgs_requested_view.sql
\i functions/requests/pgs_placeholder.sql
\i functions/requests/pgs_request_creation.sql
\i functions/requests/pgs_request_for.sql
\i functions/requests/pgs_refuse.sql
\i functions/requests/pgs_comparison.sql

-- Group: functions for users
\i functions/version.sql
\i functions/requests/wait_for.sql

-- Group: the API as requests, which install_pljava.sql replaces
\i functions/requests/create_stream_table.sql
\i functions/requests/create_or_replace_stream_table.sql
\i functions/requests/alter_stream_table.sql
\i functions/requests/alter_source.sql
\i functions/requests/drop_stream_table.sql
\i functions/requests/refresh_stream_table.sql
\i functions/requests/resume_stream_table.sql
\i functions/requests/suspend_stream_table.sql
\i functions/requests/verify_stream_table.sql
\i functions/requests/explain_stream_table.sql
\i functions/requests/validate_query.sql

-- Group: views for users
\i views/settings.sql
\i views/pgs_requested_tables.sql
\i views/stream_tables_info.sql
\i views/pg_stat_stream_tables.sql
