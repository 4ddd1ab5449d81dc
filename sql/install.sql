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
\i tables/pgs_installation.sql

-- Group: functions that refreshes and triggers call
\i functions/pgs_check_found.sql
\i functions/pgs_guard.sql
\i functions/pgs_frontier_of.sql
\i functions/pgs_key.sql
\i functions/pgs_sorts.sql
\i functions/pgs_hashes.sql
\i functions/pgs_shape.sql
\i functions/pgs_source_altered.sql

-- Group: functions for users
\i functions/version.sql

-- Group: views for users
\i views/settings.sql
\i views/stream_tables_info.sql
\i views/pg_stat_stream_tables.sql
