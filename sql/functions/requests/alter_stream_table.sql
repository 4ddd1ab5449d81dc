-- Function: pgstream.alter_stream_table(name, query, schedule, refresh_mode, status, consistency)
--   Requests a change of a stream table. NULL, which is every default, leaves a property as it is.
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.alter_stream_table(
    name text,
    query text DEFAULT NULL,
    schedule text DEFAULT NULL,
    refresh_mode text DEFAULT NULL,
    status text DEFAULT NULL,
    consistency text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    owned record := pgstream.pgs_owned(name);
    touched oid[] := pgstream.pgs_read_by(owned.relid);
    view text;
BEGIN
    PERFORM pgstream.pgs_check_schedule(schedule);
    PERFORM pgstream.pgs_check_word('refresh mode', refresh_mode, 'AUTO', 'DIFFERENTIAL', 'FULL');
    PERFORM pgstream.pgs_check_word('status', status, 'ACTIVE', 'SUSPENDED');
    PERFORM pgstream.pgs_check_word('consistency', consistency, 'diamond', 'group', 'none');
    IF query IS NOT NULL THEN
        view := pgstream.pgs_requested_view(query);
        touched := touched || pgstream.pgs_read_by(view::pg_catalog.regclass);
        EXECUTE 'DROP VIEW ' || view;
    END IF;
    PERFORM pgstream.pgs_request('alter', owned.schema_name, owned.table_name, owned.relid, touched,
        pg_catalog.jsonb_build_object('query', query, 'schedule', schedule, 'refresh_mode', refresh_mode,
            'status', status, 'consistency', consistency));
END
$$;
