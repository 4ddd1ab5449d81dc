-- Function: pgstream.alter_source(source, trigger_mode, unlogged)
--   Requests that the changes of a table that stream tables read be captured in another way. NULL, which is every default,
--   leaves a property as it is. Whether they are captured shows when the request is served, after those made before it.
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.alter_source(
    source text,
    trigger_mode text DEFAULT NULL,
    unlogged boolean DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    relation oid := pg_catalog.to_regclass(pgstream.pgs_given('source', source));
    found record;
BEGIN
    IF relation IS NULL THEN
        RAISE EXCEPTION 'source %: there is no such table', source USING ERRCODE = 'undefined_table';
    END IF;
    SELECT n.nspname, c.relname, c.relowner INTO found
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = relation;
    IF NOT pg_catalog.pg_has_role(found.relowner, 'USAGE') THEN
        RAISE EXCEPTION 'source %: only its owner may do this; ask for membership in the owning role', source
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pgstream.pgs_check_word('trigger mode', trigger_mode, 'statement', 'row');
    PERFORM pgstream.pgs_request('alter_source', found.nspname, found.relname, relation, ARRAY[relation],
        pg_catalog.jsonb_build_object('trigger_mode', trigger_mode, 'unlogged', unlogged));
END
$$;
