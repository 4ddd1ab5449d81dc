-- Event trigger function: pgstream.pgs_source_altered()
--   When captured columns of a source are renamed, retyped or dropped, its capture functions would fail, and with them every
--   write to the source. They are replaced by ones that only note that something changed; the next refresh then makes them
--   anew and computes everything. Only a superuser can install the event trigger; without it writes fail until a refresh.
--   Refuses to rename or drop columns of a stream table: they are those of its query.
-- Tables directly manipulated: pgstream.pgs_change_buffers
CREATE OR REPLACE FUNCTION pgstream.pgs_source_altered() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    buffer bigint;
    capture regprocedure;
    stream_table regclass;
BEGIN
    SELECT s.relid INTO stream_table
    FROM pg_event_trigger_ddl_commands() AS c
    JOIN pgstream.pgs_stream_tables s ON s.relid = c.objid AND c.classid = 'pg_class'::regclass
    JOIN pgstream.pgs_frontiers f ON f.pgs_id = s.pgs_id
    WHERE f.writer_xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
      AND (c.object_type = 'table column'
           OR EXISTS (SELECT FROM pg_attribute q WHERE q.attrelid = s.definition AND q.attnum > 0 AND NOT EXISTS (
                        SELECT FROM pg_attribute a
                        WHERE a.attrelid = s.relid AND a.attname = q.attname AND NOT a.attisdropped)))
    LIMIT 1;
    IF stream_table IS NOT NULL THEN
        RAISE EXCEPTION 'stream table %: its columns are those of its query', stream_table
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = 'Change the query with pgstream.alter_stream_table.';
    END IF;
    FOR buffer IN
        SELECT DISTINCT b.buffer_id
        FROM pg_event_trigger_ddl_commands() AS c
        JOIN pgstream.pgs_change_buffers b ON b.source_relid = c.objid AND c.classid = 'pg_class'::regclass
        WHERE b.shape IS DISTINCT FROM pgstream.pgs_shape(b.source_relid, b.columns)
    LOOP
        FOR capture IN
            SELECT p.oid FROM pg_proc p
            WHERE p.pronamespace = 'pgstream_changes'::regnamespace
              AND starts_with(p.proname, 'capture_' || buffer || '_')
        LOOP
            EXECUTE format(
                'CREATE OR REPLACE FUNCTION %s RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER '
                'SET search_path = pg_catalog, pg_temp AS %L', capture,
                format('BEGIN INSERT INTO pgstream_changes.changes_%s (__pgs_w) VALUES (0); RETURN NULL; END', buffer));
        END LOOP;
        UPDATE pgstream.pgs_change_buffers SET shape = NULL WHERE buffer_id = buffer;
    END LOOP;
END
$$;

DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
       AND NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'pgs_source_altered') THEN
        CREATE EVENT TRIGGER pgs_source_altered ON ddl_command_end WHEN TAG IN ('ALTER TABLE')
            EXECUTE FUNCTION pgstream.pgs_source_altered();
    END IF;
END
$$;
