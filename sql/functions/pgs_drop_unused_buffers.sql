-- Function: pgstream.pgs_drop_unused_buffers()
--   Ends the capture of sources that no stream table reads any more.
-- Returns: nothing
-- Tables directly manipulated: pgstream.pgs_change_buffers; drops change buffers, capture functions and triggers
CREATE OR REPLACE FUNCTION pgstream.pgs_drop_unused_buffers() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    buffer bigint;
    object text;
BEGIN
    FOR buffer IN
        SELECT b.buffer_id FROM pgstream.pgs_change_buffers b
        WHERE NOT EXISTS (SELECT FROM pgstream.pgs_dependencies d WHERE d.buffer_id = b.buffer_id)
        ORDER BY b.source_relid
    LOOP
        -- Wherever they are: a former partition keeps its triggers.
        FOR object IN
            SELECT format('TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass)
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE p.pronamespace = 'pgstream_changes'::regnamespace
              AND starts_with(p.proname, 'capture_' || buffer || '_') AND t.tgparentid = 0
        LOOP
            EXECUTE 'DROP ' || object;
        END LOOP;
        FOR object IN
            SELECT 'FUNCTION ' || p.oid::regprocedure FROM pg_proc p
            WHERE p.pronamespace = 'pgstream_changes'::regnamespace
              AND starts_with(p.proname, 'capture_' || buffer || '_')
        LOOP
            EXECUTE 'DROP ' || object;
        END LOOP;
        EXECUTE format('DROP TABLE pgstream_changes.changes_%1$s, pgstream_changes.changes_%1$s_backlog', buffer);
        DELETE FROM pgstream.pgs_change_buffers b WHERE b.buffer_id = buffer;
    END LOOP;
END
$$;
