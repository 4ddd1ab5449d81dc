-- Function: pgstream.pgs_owned(name)
--   Finds the stream table that the caller names, found like any table; one that was requested and does not exist yet counts.
-- Returns: its schema, name and table
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_owned(
    name text, OUT schema_name name, OUT table_name name, OUT relid oid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    relation oid;
    owner oid;
BEGIN
    relation := pg_catalog.to_regclass(pgstream.pgs_given('name', name));
    IF relation IS NULL THEN
        RAISE EXCEPTION 'stream table % does not exist; pgstream.stream_tables_info lists those that do', name
            USING ERRCODE = 'undefined_table';
    END IF;
    IF NOT pgstream.pgs_is_placeholder(relation)
       AND NOT EXISTS (SELECT FROM pgstream.pgs_stream_tables s WHERE s.relid = relation) THEN
        RAISE EXCEPTION '% is no stream table; pgstream.stream_tables_info lists those that are', name
            USING ERRCODE = 'wrong_object_type';
    END IF;
    SELECT n.nspname, c.relname, c.oid, c.relowner INTO schema_name, table_name, relid, owner
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = relation;
    IF NOT pg_catalog.pg_has_role(owner, 'USAGE') THEN
        RAISE EXCEPTION 'stream table %.%: only its owner may do this; ask for membership in the owning role',
            schema_name, table_name USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$$;
