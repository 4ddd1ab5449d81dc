-- Every stream table: what it is, how it is refreshed and why so; also those that are requested only, which have no number.
CREATE OR REPLACE VIEW pgstream.stream_tables_info AS
SELECT s.pgs_id,
       n.nspname AS schema_name,
       c.relname AS table_name,
       pg_get_userbyid(c.relowner) AS owner,
       s.query,
       s.schedule,
       s.refresh_mode,
       s.effective_mode,
       s.mode_reason,
       s.status,
       f.frontier IS NOT NULL AS populated,
       f.needs_full,
       f.frontier,
       (SELECT array_agg(d.source_relid::regclass::text ORDER BY d.source_relid)
        FROM pgstream.pgs_dependencies d WHERE d.pgs_id = s.pgs_id) AS sources,
       s.consistency,
       s.consecutive_errors,
       s.last_error,
       s.last_error_at,
       pgstream.pgs_held_back_by(s.pgs_id) AS held_back_by,
       (SELECT coalesce(sum(pgstream.pgs_buffer_size(d.buffer_id)), 0)::bigint
        FROM pgstream.pgs_dependencies d WHERE d.pgs_id = s.pgs_id) AS backlog_bytes,
       s.created_at
FROM pgstream.pgs_stream_tables s
JOIN pgstream.pgs_frontiers f USING (pgs_id)
LEFT JOIN pg_class c ON c.oid = s.relid
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
UNION ALL
SELECT NULL, r.schema_name, r.table_name,
       coalesce((SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = r.relid), r.requested_by::text::name),
       r.query, r.schedule, r.refresh_mode, NULL, NULL, r.status, false, NULL, NULL, NULL,
       r.consistency, 0, r.error, CASE WHEN r.error IS NOT NULL THEN r.served_at END, NULL, 0, r.requested_at
FROM pgstream.pgs_requested_tables r;
