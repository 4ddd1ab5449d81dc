-- Function: pgstream.pgs_run(id, settings, statements, delta, kept, incremental, work_mem, changes, consumed, seen_up_to)
--   Applies a refresh, and where it applied, cleans up after it: all that a steady refresh does between its decision and its
--   end, for each statement of its own would cost as much as a small refresh. Under the settings that are given.
-- Parameters:
--   id           the stream table's number
--   settings     that its results depend on
--   statements   to execute, in order; NULL for a delta statement that is stored
--   delta        the position of that one
--   kept         whether to execute it by its function, with the plan that the session keeps
--   incremental  as of pgs_apply
--   work_mem     to set for the statements, in kilobytes; NULL for the session's own
--   changes      change rows that there are
--   consumed     the change buffers to clean
--   seen_up_to   where the frontier ended before
-- Returns:
--   gate, written  as of pgs_apply
--   apply_ms       what that took, in milliseconds
--   clean_ms       what cleaning took
--   backlogs       as of pgs_clean
-- Tables directly manipulated: pgstream.pgs_frontiers, the change buffers, and by the statements the stream table
CREATE OR REPLACE FUNCTION pgstream.pgs_run(
    id bigint, settings jsonb, statements text[], delta integer, kept boolean, incremental boolean, work_mem bigint,
    changes bigint, consumed bigint[], seen_up_to bigint, OUT gate integer, OUT written bigint, OUT apply_ms double precision,
    OUT clean_ms double precision, OUT backlogs bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz := pg_catalog.clock_timestamp();
    applied timestamptz;
    own_memory text := pg_catalog.current_setting('work_mem');
    before text := pgstream.pgs_pin(settings);
BEGIN
    IF statements IS NULL THEN
        statements := ARRAY[CASE WHEN kept THEN format('SELECT pgstream_changes.apply_%s_%s()', id, delta)
                                 ELSE (SELECT r.statement FROM pgstream.pgs_refresh_statements r
                                       WHERE r.pgs_id = id AND r.kind = 'DELTA' AND r.position = delta) END];
    END IF;
    IF work_mem IS NOT NULL THEN
        PERFORM set_config('work_mem', work_mem || 'kB', true);
    END IF;
    SELECT a.gate, a.written INTO gate, written FROM pgstream.pgs_apply(id, statements, kept, incremental) AS a;
    IF work_mem IS NOT NULL THEN
        PERFORM set_config('work_mem', own_memory, true);
    END IF;
    applied := clock_timestamp();
    apply_ms := extract(epoch FROM applied - started) * 1000;
    IF gate = 0 THEN
        PERFORM pgstream.pgs_follow_growth(id, greatest(written, changes));
        backlogs := pgstream.pgs_clean(consumed, id, seen_up_to);
    END IF;
    clean_ms := extract(epoch FROM clock_timestamp() - applied) * 1000;
    PERFORM pgstream.pgs_unpin(before);
END
$$;
