-- Function: pgstream.pgs_comparison(stream_table)
--   The query that counts the rows in which a stream table differs from its query.
-- Parameters:
--   stream_table  its number
-- Returns: the query's text
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_comparison(stream_table bigint) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
SELECT format('SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s)) AS d',
    format('SELECT %s FROM %s', c.columns, s.relid::regclass),
    format('SELECT %s FROM %s', c.columns,
        coalesce('(' || r.statement || ') AS q', s.definition::regclass::text)))
FROM pgstream.pgs_stream_tables s
LEFT JOIN pgstream.pgs_refresh_statements r ON r.pgs_id = s.pgs_id AND r.kind = 'STATE'
CROSS JOIN LATERAL (
    SELECT string_agg(quote_ident(a.attname) || CASE WHEN pgstream.pgs_sorts(b.type) OR pgstream.pgs_hashes(b.type)
                                                     THEN '' ELSE '::text' END, ', ' ORDER BY a.attnum) AS columns
    FROM pg_attribute a
    CROSS JOIN LATERAL (
        WITH RECURSIVE below (type) AS (
            SELECT a.atttypid
            UNION ALL
            SELECT t.typbasetype FROM below JOIN pg_type t ON t.oid = below.type WHERE t.typtype = 'd')
        SELECT type FROM below JOIN pg_type t ON t.oid = type WHERE t.typtype <> 'd') AS b
    WHERE a.attrelid = s.definition AND a.attnum > 0 AND NOT a.attisdropped) AS c
WHERE s.pgs_id = stream_table
$$;
