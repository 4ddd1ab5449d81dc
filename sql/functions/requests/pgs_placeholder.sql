-- Function: pgstream.pgs_placeholder(schema_name, table_name, view)
--   Creates the empty table that holds the name of a requested stream table, with the columns of its query, and guards it
--   against writes. So a migration may go on at once: with indexes, grants, views, and stream tables that read it.
-- Returns: its OID
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_placeholder(schema_name name, table_name name, view text) RETURNS oid
LANGUAGE plpgsql AS $$
DECLARE
    held text := pg_catalog.format('%I.%I', schema_name, table_name);
    event text;
BEGIN
    EXECUTE pg_catalog.format('CREATE TABLE %s AS SELECT * FROM %s WITH NO DATA', held, view);
    FOREACH event IN ARRAY ARRAY['insert', 'update', 'delete', 'truncate'] LOOP
        EXECUTE pg_catalog.format('CREATE TRIGGER pgs_guard_%1$s BEFORE %1$s ON %2$s FOR EACH STATEMENT '
            'EXECUTE FUNCTION pgstream.pgs_guard()', event, held);
        EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER pgs_guard_%s', held, event);
    END LOOP;
    RETURN held::pg_catalog.regclass;
END
$$;
