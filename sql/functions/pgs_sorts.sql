-- Function: pgstream.pgs_sorts(type)
--   Whether a B-tree can hold values of a type, and of all that is in them. A comparison of NULLs tells, for the server
--   looks the operators up before it looks at values. Expects a type that is no domain.
-- Returns: false too where the type may not be used
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_sorts(type oid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('SELECT ROW(NULL::%1$s)::record < ROW(NULL::%1$s)::record', format_type(type, NULL));
    RETURN true;
EXCEPTION WHEN undefined_function OR insufficient_privilege THEN
    RETURN false;
END
$$;
