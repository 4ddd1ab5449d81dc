-- Function: pgstream.pgs_requests_of(name)
--   Finds the requests that somebody who waits for a stream table has to wait for: those that are still to be served, or else
--   the latest one. The name is looked for in the caller's search_path, for a table need not exist.
-- Returns: schema and table name, and the numbers of the first and the last request; NULLs where there was none
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_requests_of(
    name text, OUT schema_name name, OUT table_name name, OUT first_id bigint, OUT last_id bigint)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    parts text[] := pg_catalog.parse_ident(pgstream.pgs_given('name', name));
    schemas name[] := CASE pg_catalog.cardinality(parts)
        WHEN 1 THEN pg_catalog.current_schemas(false) ELSE ARRAY[parts[1]::name] END;
BEGIN
    SELECT r.schema_name, r.table_name,
           coalesce(pg_catalog.min(r.request_id) FILTER (WHERE r.status = 'REQUESTED'), pg_catalog.max(r.request_id)),
           pg_catalog.max(r.request_id)
    INTO schema_name, table_name, first_id, last_id
    FROM pgstream.pgs_requests r
    WHERE r.table_name = parts[pg_catalog.cardinality(parts)] AND r.schema_name = ANY (schemas)
    GROUP BY r.schema_name, r.table_name
    ORDER BY pg_catalog.array_position(schemas, r.schema_name)
    LIMIT 1;
END
$$;
