-- Function: pgstream.pgs_done(…)
--   Notes a refresh, and what it has taught.
-- Parameters: of pgs_refresh_history and, where there was a choice, of pgs_cost_models (else refreshes is NULL)
-- Returns: nothing
-- Tables directly manipulated: pgstream.pgs_refresh_history, pgstream.pgs_cost_models
CREATE OR REPLACE FUNCTION pgstream.pgs_done(
    id bigint, action text, reason text, changed_rows bigint, applied_rows bigint, decide_ms double precision,
    apply_ms double precision, clean_ms double precision, delta_estimate_ms double precision,
    full_estimate_ms double precision, initiated_by text, refreshes bigint, probe_credit_ms double precision,
    probe_patience integer, last_probe bigint, last_action text, samples double precision[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO pgstream.pgs_refresh_history AS h (pgs_id, action, reason, started_at, changed_rows, applied_rows,
        decide_ms, apply_ms, clean_ms, delta_estimate_ms, full_estimate_ms, initiated_by, snapshot)
    SELECT id, action, reason, clock_timestamp() - (decide_ms + apply_ms + clean_ms) * interval '1 millisecond',
           changed_rows, applied_rows, decide_ms, apply_ms, clean_ms, delta_estimate_ms, full_estimate_ms, initiated_by,
           f.frontier
    FROM pgstream.pgs_frontiers AS f WHERE f.pgs_id = id;
    IF refreshes IS NOT NULL THEN
        UPDATE pgstream.pgs_cost_models AS m
        SET refreshes = pgs_done.refreshes, probe_credit_ms = pgs_done.probe_credit_ms,
            probe_patience = pgs_done.probe_patience, last_probe = pgs_done.last_probe,
            last_action = pgs_done.last_action, samples = pgs_done.samples
        WHERE m.pgs_id = id;
    END IF;
END
$$;
