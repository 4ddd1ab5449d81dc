-- Procedure: pgstream.tick()
--   Serves the schedules once: refreshes all stream tables that have become due since the last tick, group by group, each
--   in a transaction of its own. For pg_cron and the like, where there is no background job:
--
--     SELECT cron.schedule('pgstream', '5 seconds', 'CALL pgstream.tick()');
--
--   A procedure, because a function can not commit: all groups would appear, keep their locks and fail together. So it can
--   not be called within a transaction block. Does nothing on a standby, while the database is drained, nor where a worker
--   leads. Firings between two ticks count once.
-- Tables directly manipulated: pgs_ticks and those of pgs_tick_group
CREATE OR REPLACE PROCEDURE pgstream.tick()
LANGUAGE plpgsql AS $$
DECLARE
    due text;
    members text;
BEGIN
    IF pg_catalog.pg_is_in_recovery() OR EXISTS (SELECT FROM pgstream.pgs_drain)
       OR NOT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('pg_stream leader', 0)) THEN
        RETURN;
    END IF;
    BEGIN
        due := pgstream.pgs_due();
    EXCEPTION WHEN OTHERS THEN
        IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
        END IF;
        RAISE;
    END;
    COMMIT;
    FOREACH members IN ARRAY pg_catalog.string_to_array(due, ';') LOOP
        CALL pgstream.pgs_tick_group(members::bigint[]);
    END LOOP;
END
$$;
