-- Function: pgstream.pgs_hashes(type)
--   Whether records with a value of a type can be hashed. Hashing a NULL tells, for the server looks the function up before
--   it looks at values. Expects a type that is no domain.
-- Returns: false too where the type may not be used
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_hashes(type oid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('SELECT hash_record_extended(ROW(NULL::%s), 0)', format_type(type, NULL));
    RETURN true;
EXCEPTION WHEN undefined_function OR insufficient_privilege THEN
    RETURN false;
END
$$;
