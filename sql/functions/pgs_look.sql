-- Function: pgstream.pgs_look(id)
--   Reads at once what a refresh has to know of a stream table whose lock it holds, for each question of its own would cost as
--   much as a small refresh. Pins the settings that its results depend on.
-- Parameters:
--   id  the stream table's number
-- Returns: no row if it is gone; else its row of the catalog, and
--   owned    whether the current role may do as its owner does
--   before   what pgs_pin returned
--   broken   whether a capture needs mending
--   altered  whether something below it was altered
--   needs    why the next refresh can't be incremental; NULL if it can
--   sources  the captured sources, by OID: buffer, source, whether its backlog is to be read, and how many bytes of changes
--            there are; with commas between
--   deltas   what the delta statements cover, by position: changed sources / backlogs; with semicolons between
--   writing  whether the transaction may have written anything so far
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_look(id bigint) RETURNS TABLE (
    pgs_id bigint, relid bigint, nspname name, relname name, query text, schedule text, refresh_mode text,
    effective_mode text, mode_reason text, status text, settings text, plan text, consistency text,
    consecutive_errors integer, last_error text, owned boolean, before text, broken boolean, altered boolean, needs text,
    sources text, deltas text, writing boolean)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    pins jsonb;
    changed text;
BEGIN
    pins := (SELECT s.settings FROM pgstream.pgs_stream_tables s WHERE s.pgs_id OPERATOR(pg_catalog.=) id);
    IF pins IS NULL THEN
        RETURN;
    END IF;
    changed := pgstream.pgs_pin(pins);
    RETURN QUERY
        SELECT s.pgs_id, s.relid::bigint, n.nspname, c.relname, s.query, s.schedule, s.refresh_mode,
               s.effective_mode, s.mode_reason, s.status, s.settings::text, s.plan, s.consistency,
               s.consecutive_errors, s.last_error, pg_has_role(current_user, c.relowner, 'USAGE'), changed,
               EXISTS (SELECT FROM pgstream.pgs_broken_captures(id)),
               s.definition_digest IS DISTINCT FROM pgstream.pgs_definition_digest(id),
               CASE WHEN f.frontier IS NULL THEN coalesce(f.needs_full, 'not filled yet')
                    WHEN f.system_identifier IS DISTINCT FROM (SELECT p.system_identifier FROM pg_control_system() p)
                      THEN 'the frontier was taken in another cluster'
                    ELSE f.needs_full END,
               (SELECT string_agg(concat_ws(' ', d.buffer_id, d.source_relid::oid, l.behind,
                          coalesce(pg_relation_size(to_regclass('pgstream_changes.changes_' || d.buffer_id)), 0)
                          + CASE WHEN l.behind THEN pg_relation_size(to_regclass(
                              'pgstream_changes.changes_' || d.buffer_id || '_backlog')) ELSE 0 END),
                          ',' ORDER BY d.source_relid)
                FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_change_buffers b USING (buffer_id)
                CROSS JOIN LATERAL (SELECT coalesce(NOT pgstream.pgs_covers(f.frontier, b.backlog), false)) AS l (behind)
                WHERE d.pgs_id = id),
               (SELECT string_agg(array_to_string(r.changed::oid[], ',') || '/' || array_to_string(r.behind::oid[], ','), ';'
                                  ORDER BY r.position)
                FROM pgstream.pgs_refresh_statements r WHERE r.pgs_id = id AND r.kind = 'DELTA'),
               pg_current_xact_id_if_assigned() IS NOT NULL
        FROM pgstream.pgs_stream_tables s
        JOIN pg_class c ON c.oid = s.relid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pgstream.pgs_frontiers f ON f.pgs_id = s.pgs_id
        WHERE s.pgs_id = id;
END
$$;
