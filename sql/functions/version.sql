-- Function: pgstream.version()
-- Returns: the version of pg_stream that is installed in this database
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.version() RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT '0.1.0-SNAPSHOT' $$;
