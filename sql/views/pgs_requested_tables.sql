-- Stream tables that were requested and are not there: INITIALIZING until the background job has made them, or ERROR where it
-- failed. The latest request to make or drop a name counts; what became of a stream table afterwards does not.
CREATE OR REPLACE VIEW pgstream.pgs_requested_tables AS
SELECT r.request_id, r.schema_name, r.table_name, r.relid, r.requested_by, r.requested_at, r.served_at,
       CASE r.status WHEN 'FAILED' THEN 'ERROR' ELSE 'INITIALIZING' END AS status,
       r.sqlstate || ': ' || r.error AS error,
       r.arguments ->> 'query' AS query,
       nullif(r.arguments ->> 'schedule', 'manual') AS schedule,
       upper(r.arguments ->> 'refresh_mode') AS refresh_mode,
       lower(r.arguments ->> 'consistency') AS consistency
FROM pgstream.pgs_requests r
WHERE r.verb IN ('create', 'create_or_replace') AND r.status IN ('REQUESTED', 'FAILED')
  AND NOT EXISTS (SELECT FROM pgstream.pgs_requests later
                  WHERE later.schema_name = r.schema_name AND later.table_name = r.table_name
                    AND later.request_id > r.request_id
                    AND (later.verb IN ('create', 'create_or_replace') OR later.verb = 'drop' AND later.status = 'DONE'))
  AND NOT EXISTS (SELECT FROM pgstream.pgs_stream_tables s
                  JOIN pg_class c ON c.oid = s.relid
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = r.schema_name AND c.relname = r.table_name);
