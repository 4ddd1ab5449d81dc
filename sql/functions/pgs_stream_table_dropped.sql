-- Event trigger function: pgstream.pgs_stream_table_dropped()
--   After a stream table was dropped like any table, or with its schema, drops what was generated for it. Only a superuser
--   can install the event trigger; without it what was generated stays.
-- Tables directly manipulated: pgstream.pgs_stream_tables and those that hang on it; drops generated objects
CREATE OR REPLACE FUNCTION pgstream.pgs_stream_table_dropped() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    gone bigint;
    object text;
    found_any boolean := false;
BEGIN
    FOR gone IN
        SELECT s.pgs_id FROM pg_event_trigger_dropped_objects() AS o
        JOIN pgstream.pgs_stream_tables s ON s.relid = o.objid AND o.classid = 'pg_class'::regclass AND o.objsubid = 0
    LOOP
        found_any := true;
        DELETE FROM pgstream.pgs_stream_tables s WHERE s.pgs_id = gone;
        FOR object IN
            SELECT CASE c.relkind WHEN 'v' THEN 'VIEW ' ELSE 'TABLE ' END || c.oid::regclass
            FROM pg_class c
            WHERE c.relnamespace = 'pgstream_changes'::regnamespace
              AND (c.relkind = 'v' AND c.relname = 'definition_' || gone
                   OR c.relkind = 'r' AND starts_with(c.relname, 'pgs_state_' || gone || '_'))
            UNION ALL
            SELECT 'FUNCTION ' || p.oid::regprocedure FROM pg_proc p
            WHERE p.pronamespace = 'pgstream_changes'::regnamespace AND starts_with(p.proname, 'apply_' || gone || '_')
        LOOP
            EXECUTE 'DROP ' || object;
        END LOOP;
    END LOOP;
    IF found_any THEN
        PERFORM pgstream.pgs_drop_unused_buffers();
    END IF;
END
$$;

DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
       AND NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'pgs_stream_table_dropped') THEN
        CREATE EVENT TRIGGER pgs_stream_table_dropped ON sql_drop
            WHEN TAG IN ('DROP TABLE', 'DROP SCHEMA', 'DROP OWNED', 'DROP TYPE')
            EXECUTE FUNCTION pgstream.pgs_stream_table_dropped();
    END IF;
END
$$;
