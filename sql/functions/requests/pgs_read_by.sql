-- Function: pgstream.pgs_read_by(relation)
--   The relations that a view, or a stream table's query, reads, also through views.
-- Returns: their OIDs and its own
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_read_by(relation oid) RETURNS oid[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
WITH RECURSIVE below (relid) AS (
    SELECT relation
    UNION
    SELECT d.refobjid
    FROM below b
    JOIN pg_rewrite r ON r.ev_class = b.relid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
)
SELECT array_agg(relid) || ARRAY(
    SELECT d.source_relid::oid
    FROM pgstream.pgs_stream_tables s JOIN pgstream.pgs_dependencies d USING (pgs_id) WHERE s.relid = relation)
FROM below
$$;
