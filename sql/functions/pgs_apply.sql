-- Function: pgstream.pgs_apply(id, statements, counted, incremental)
--   Lets the transaction write a stream table, executes the statements of a refresh, and looks at what they found; in a
--   subtransaction, so that either they apply or nothing of them stays. They are executed with the rights of the stream table's
--   owner and the caller's settings.
-- Parameters:
--   id           the stream table's number
--   statements   to execute, in order
--   counted      whether each returns the number of rows that were written, for it is a call
--   incremental  whether values that the query can't be computed for (class 22) are a finding and no error: a row may have
--                come and gone with one, and the present rows need not have any
-- Returns:
--   gate     0 applied; else why not: that of pgs_frontiers (1 also where only a full refresh will do by now), or 4 for
--            such a value
--   written  rows
-- Tables directly manipulated: pgstream.pgs_frontiers, and by the statements the stream table
CREATE OR REPLACE FUNCTION pgstream.pgs_apply(
    id bigint, statements text[], counted boolean, incremental boolean, OUT gate integer, OUT written bigint)
LANGUAGE plpgsql AS $$
DECLARE
    statement text;
    waits_for_full boolean;
    owner oid;
BEGIN
    written := 0;
    UPDATE pgstream.pgs_frontiers AS f SET writer_xid = pg_catalog.pg_current_xact_id() WHERE f.pgs_id = id
    RETURNING f.needs_full IS NOT NULL, (SELECT c.relowner FROM pg_catalog.pg_class AS c WHERE c.oid = f.relid)
    INTO waits_for_full, owner;
    IF incremental AND waits_for_full THEN
        -- Since the refresh has decided, another one has mended a capture, and emptied its buffer.
        gate := 1;
        RAISE EXCEPTION 'a full refresh is needed' USING ERRCODE = 'PGS01';
    END IF;
    IF NOT (session_user = current_user AND current_user = pg_catalog.pg_get_userbyid(owner)) THEN
        PERFORM pgstream.pgs_admit(id, owner);
    END IF;
    FOREACH statement IN ARRAY statements LOOP
        written := written + pgstream.pgs_execute_as(owner, statement, counted);
    END LOOP;
    SELECT f.gate INTO gate FROM pgstream.pgs_frontiers AS f WHERE f.pgs_id = id;
    IF gate <> 0 THEN
        RAISE EXCEPTION 'the refresh statement does not apply' USING ERRCODE = 'PGS01';
    END IF;
    UPDATE pgstream.pgs_frontiers AS f
    SET writer_xid = NULL, needs_full = NULL,
        system_identifier = (SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c)
    WHERE f.pgs_id = id;
EXCEPTION
    WHEN SQLSTATE 'PGS01' THEN
        IF gate IS NULL OR gate = 0 THEN
            RAISE;
        END IF;
        written := 0;
    WHEN data_exception THEN
        IF NOT incremental THEN
            RAISE;
        END IF;
        gate := 4;
        written := 0;
END
$$;
