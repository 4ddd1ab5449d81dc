-- Counts and times of each stream table's refreshes, from the history.
CREATE OR REPLACE VIEW pgstream.pg_stat_stream_tables AS
SELECT s.pgs_id,
       n.nspname AS schema_name,
       c.relname AS table_name,
       s.status,
       count(h.refresh_id) FILTER (WHERE h.error IS NULL) AS refreshes,
       count(h.refresh_id) FILTER (WHERE h.error IS NULL AND h.action = 'DIFFERENTIAL') AS differential_refreshes,
       count(h.refresh_id) FILTER (WHERE h.error IS NULL AND h.action = 'FULL') AS full_refreshes,
       count(h.refresh_id) FILTER (WHERE h.error IS NOT NULL) AS failed_refreshes,
       sum(h.changed_rows) AS changed_rows,
       sum(h.applied_rows) AS applied_rows,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY h.decide_ms + h.apply_ms + h.clean_ms) AS median_ms,
       max(h.decide_ms + h.apply_ms + h.clean_ms) AS max_ms,
       max(h.started_at) FILTER (WHERE h.error IS NULL) AS last_refresh_at,
       max(h.started_at) FILTER (WHERE h.error IS NOT NULL) AS last_failure_at
FROM pgstream.pgs_stream_tables s
LEFT JOIN pg_class c ON c.oid = s.relid
LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pgstream.pgs_refresh_history h USING (pgs_id)
GROUP BY s.pgs_id, n.nspname, c.relname, s.status;
