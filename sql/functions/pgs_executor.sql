-- Function: pgstream.pgs_executor(role)
--   Makes sure that there is a function that executes statements as a role: it belongs to that role and is SECURITY DEFINER,
--   and so can't be left by SET ROLE. It is in a schema that the role may not use, or its owner could alter it. The caller
--   must own that schema, or be a superuser. The role also gets what its statements need: to use the schemas, to create what
--   is generated for its stream tables, and to move frontiers. A function of that name that belongs to another role, which
--   REASSIGN OWNED or the restore of a dump to another cluster can leave, is replaced.
-- Parameters:
--   role  whose rights the function has
-- Returns: its name
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_executor(role oid) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    executor text := 'pgstream_roles.as_' || role;
    name text := quote_ident(pg_get_userbyid(role));
    keeper text := (SELECT n.nspowner::regrole::text FROM pg_namespace n WHERE n.nspname = 'pgstream_roles');
BEGIN
    IF (SELECT p.proowner FROM pg_proc p WHERE p.oid = to_regproc(executor)) IS DISTINCT FROM role THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('pg_stream executor', role::bigint));
    END IF;
    IF (SELECT p.proowner FROM pg_proc p WHERE p.oid = to_regproc(executor)) IS DISTINCT FROM role THEN
        EXECUTE format('DROP FUNCTION IF EXISTS %s(text, boolean)', executor);
        EXECUTE format(
            'CREATE FUNCTION %1$s(statement text, counted boolean) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS %2$L;'
            'REVOKE ALL ON FUNCTION %1$s FROM PUBLIC; GRANT EXECUTE ON FUNCTION %1$s TO %3$s',
            executor,
            'DECLARE processed bigint; BEGIN processed := pgstream.pgs_execute(statement, counted); '
            'PERFORM pgstream.pgs_settle(); RETURN processed; END',
            keeper);
        IF name = keeper THEN
            EXECUTE format('ALTER FUNCTION %s OWNER TO %s', executor, name);
        ELSE
            EXECUTE format(
                'GRANT CREATE ON SCHEMA pgstream_roles TO %2$s; ALTER FUNCTION %1$s OWNER TO %2$s;'
                'REVOKE CREATE ON SCHEMA pgstream_roles FROM %2$s; GRANT USAGE ON SCHEMA pgstream TO %2$s;'
                'GRANT USAGE, CREATE ON SCHEMA pgstream_changes TO %2$s;'
                'GRANT SELECT ON pgstream.pgs_change_buffers TO %2$s;'
                'GRANT SELECT, UPDATE (frontier, gate) ON pgstream.pgs_frontiers TO %2$s', executor, name);
        END IF;
    END IF;
    RETURN executor;
END
$$;
