-- Function: pgstream.pgs_place(name)
--   Finds where a table of that name is to be created, as CREATE TABLE does.
-- Returns: schema and table name, and the relation that has them; a NULL relid where they are free
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_place(
    name text, OUT schema_name name, OUT table_name name, OUT relid oid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    parts text[];
BEGIN
    parts := pg_catalog.parse_ident(pgstream.pgs_given('name', name));
    IF pg_catalog.cardinality(parts) > 2 THEN
        RAISE EXCEPTION 'the name % has too many parts; write table or schema.table', name
            USING ERRCODE = 'syntax_error';
    END IF;
    table_name := parts[pg_catalog.cardinality(parts)];
    schema_name := CASE pg_catalog.cardinality(parts) WHEN 2 THEN parts[1] ELSE pg_catalog.current_schema() END;
    IF schema_name IS NULL THEN
        RAISE EXCEPTION 'stream table %: no schema has been selected to create in; qualify the name', name
            USING ERRCODE = 'undefined_table';
    END IF;
    relid := pg_catalog.to_regclass(pg_catalog.format('%I.%I', schema_name, table_name));
END
$$;
