-- Function: pgstream.pgs_look(id)
--   Reads at once what a refresh has to know of a stream table whose lock it holds, for each question of its own would cost as
--   much as a small refresh. Under the settings that the table's results depend on, for its query's text does, too.
-- Parameters:
--   id  the stream table's number; NULL for none
-- Returns: NULLs if it is gone; else its row of the catalog, and
--   owned    whether the current role may do as its owner does
--   broken   whether a capture needs mending
--   altered  whether something below it was altered
--   needs    why the next refresh can't be incremental; NULL if it can
--   deltas   what the delta statements cover, by position: changed sources / backlogs; with semicolons between
--   writing  whether the transaction may have written anything so far
--   pending  what pgs_pending_changes counts: exactly, unless that is much and there is a choice
--   counted  how long that took, in milliseconds
--   and where there is a choice, and something to choose for, those of pgs_known
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_look(
    id bigint, OUT pgs_id bigint, OUT relid bigint, OUT nspname name, OUT relname name, OUT query text, OUT schedule text,
    OUT refresh_mode text, OUT effective_mode text, OUT mode_reason text, OUT status text, OUT settings text, OUT plan text,
    OUT consistency text, OUT consecutive_errors integer, OUT last_error text, OUT owned boolean, OUT broken boolean,
    OUT altered boolean, OUT needs text, OUT deltas text, OUT writing boolean, OUT pending text,
    OUT counted double precision, OUT change_ratio text, OUT max_delta_mb text, OUT max_work_mem_mb text,
    OUT session_work_mem bigint, OUT result_rows double precision, OUT row_bytes double precision,
    OUT partitions double precision, OUT refreshes bigint, OUT probe_credit_ms double precision,
    OUT probe_patience integer, OUT last_probe bigint, OUT last_action text, OUT samples text)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    pins jsonb;
    before text;
    choice boolean;
    started timestamptz;
    found_some boolean;
BEGIN
    pins := (SELECT s.settings FROM pgstream.pgs_stream_tables s WHERE s.pgs_id OPERATOR(pg_catalog.=) id);
    IF pins IS NULL THEN
        RETURN;
    END IF;
    before := pgstream.pgs_pin(pins);
    SELECT s.pgs_id, s.relid::bigint, n.nspname, c.relname, s.query, s.schedule, s.refresh_mode,
           s.effective_mode, s.mode_reason, s.status, s.settings::text, s.plan, s.consistency,
           s.consecutive_errors, s.last_error, pg_has_role(current_user, c.relowner, 'USAGE'),
           EXISTS (SELECT FROM pgstream.pgs_broken_captures(id)),
           s.definition_digest IS DISTINCT FROM pgstream.pgs_definition_digest(id),
           CASE WHEN f.frontier IS NULL THEN coalesce(f.needs_full, 'not filled yet')
                WHEN f.system_identifier IS DISTINCT FROM (SELECT p.system_identifier FROM pg_control_system() p)
                  THEN 'the frontier was taken in another cluster'
                ELSE f.needs_full END,
           (SELECT string_agg(array_to_string(r.changed::oid[], ',') || '/' || array_to_string(r.behind::oid[], ','), ';'
                              ORDER BY r.position)
            FROM pgstream.pgs_refresh_statements r WHERE r.pgs_id = id AND r.kind = 'DELTA'),
           pg_current_xact_id_if_assigned() IS NOT NULL
    INTO pgs_id, relid, nspname, relname, query, schedule, refresh_mode, effective_mode, mode_reason, status, settings, plan,
         consistency, consecutive_errors, last_error, owned, broken, altered, needs, deltas, writing
    FROM pgstream.pgs_stream_tables s
    JOIN pg_class c ON c.oid = s.relid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pgstream.pgs_frontiers f ON f.pgs_id = s.pgs_id
    WHERE s.pgs_id = id;
    choice := refresh_mode = 'AUTO' AND effective_mode = 'DIFFERENTIAL' AND needs IS NULL;
    started := clock_timestamp();
    SELECT p.found, p.sources INTO found_some, pending
    FROM pgstream.pgs_pending_changes(id, CASE WHEN choice THEN 'unless much' ELSE 'exactly' END) AS p;
    counted := extract(epoch FROM clock_timestamp() - started) * 1000;
    IF choice AND found_some THEN
        SELECT k.change_ratio, k.max_delta_mb, k.max_work_mem_mb, k.session_work_mem, k.result_rows, k.row_bytes,
               k.partitions, k.refreshes, k.probe_credit_ms, k.probe_patience, k.last_probe, k.last_action, k.samples
        INTO change_ratio, max_delta_mb, max_work_mem_mb, session_work_mem, result_rows, row_bytes,
             partitions, refreshes, probe_credit_ms, probe_patience, last_probe, last_action, samples
        FROM pgstream.pgs_known(id) AS k;
    END IF;
    PERFORM pgstream.pgs_unpin(before);
END
$$;
