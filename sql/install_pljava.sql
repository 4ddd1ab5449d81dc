-- The Java functions, for a database with PL/Java. Runs after install.sql, when the jar is loaded:
--
--   SELECT sqlj.install_jar('file:///path/to/pgstream-pljava.jar', 'pgstream', false);
--   SELECT sqlj.set_classpath('pgstream', 'pgstream');
--
-- The deployment descriptor of the jar does all of this in one call; see deploy-descriptor/README.md.

\i grants/sqlj.sql

-- Group: API
\i functions/create_stream_table.sql
\i functions/create_or_replace_stream_table.sql
\i functions/alter_stream_table.sql
\i functions/alter_source.sql
\i functions/suspend_stream_table.sql
\i functions/resume_stream_table.sql
\i functions/drop_stream_table.sql
\i functions/refresh_stream_table.sql
\i functions/verify_stream_table.sql
\i functions/explain_stream_table.sql
\i functions/validate_query.sql
\i functions/pg_stream_hash.sql

-- Group: schedules served from within
\i functions/tick/pgs_due.sql
\i functions/tick/pgs_lock_group.sql
\i functions/tick/pgs_refresh_member.sql
\i functions/tick/pgs_mend_member.sql
\i functions/tick/pgs_clean_buffers.sql
\i functions/tick/pgs_note_failure.sql
\i functions/tick/pgs_tick_group.sql
\i functions/tick/tick.sql

-- Group: what the API and the jar's deployment need
\i functions/pgs_execute_in_pljava.sql
\i functions/pgs_own_message.sql
\i functions/pgs_deploy.sql
\i functions/pgs_undeploy.sql
