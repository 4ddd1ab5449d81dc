-- Function: pgstream.pgs_held_back_by(pgs_id)
--   Finds the stream tables in status ERROR or SUSPENDED that a stream table reads, directly or through others: it goes on
--   with what they have.
-- Returns: their names; NULL where there are none
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_held_back_by(pgs_id bigint) RETURNS text[]
LANGUAGE sql STABLE AS $$
WITH RECURSIVE below (relid) AS (
    SELECT d.source_relid FROM pgstream.pgs_dependencies d WHERE d.pgs_id = $1
    UNION
    SELECT d.source_relid
    FROM below b
    JOIN pgstream.pgs_stream_tables s ON s.relid = b.relid
    JOIN pgstream.pgs_dependencies d ON d.pgs_id = s.pgs_id)
SELECT array_agg(s.relid::regclass::text ORDER BY s.relid::regclass::text)
FROM below b
JOIN pgstream.pgs_stream_tables s ON s.relid = b.relid
WHERE s.status IN ('ERROR', 'SUSPENDED')
$$;
