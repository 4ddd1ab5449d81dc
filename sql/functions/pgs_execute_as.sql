-- Function: pgstream.pgs_execute_as(role, statement, counted)
--   Executes a statement with the rights of a role that the session may act as, and of nobody else: what the statement calls
--   can't return to the session's own rights, nor leave anything behind that would run with them. So is a stream table's
--   query executed with its owner's rights, whoever refreshes it, as REFRESH MATERIALIZED VIEW does.
--   Executes it with the present rights where they are all that the session has, or where the session may not have
--   statements executed so: pg_stream was installed by another role, and the session's user is no superuser.
-- Parameters:
--   role     NULL for the current one
--   counted  as of pgs_execute
-- Returns: as pgs_execute
-- Tables directly manipulated: none of its own
CREATE OR REPLACE FUNCTION pgstream.pgs_execute_as(role oid, statement text, counted boolean DEFAULT false)
RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    path text := pg_catalog.current_setting('search_path');
    acting text := pg_catalog.current_setting('role');
    stepped boolean := false;
    temporary bigint;
    processed bigint;
BEGIN
    IF role IS NULL OR session_user OPERATOR(pg_catalog.=) current_user
       AND current_user OPERATOR(pg_catalog.=) pg_catalog.pg_get_userbyid(role) THEN
        RETURN pgstream.pgs_execute(statement, counted);
    END IF;
    IF acting OPERATOR(pg_catalog.<>) 'none' AND acting OPERATOR(pg_catalog.=) current_user::pg_catalog.text THEN
        PERFORM pg_catalog.set_config('role', 'none', true);
        stepped := true;
    END IF;
    IF NOT pg_catalog.has_schema_privilege('pgstream_roles', 'USAGE') THEN
        IF stepped THEN
            PERFORM pg_catalog.set_config('role', acting, true);
        END IF;
        RETURN pgstream.pgs_execute(statement, counted);
    END IF;
    temporary := pgstream.pgs_leftovers();
    BEGIN
        EXECUTE 'SELECT ' OPERATOR(pg_catalog.||) pgstream.pgs_executor(role) OPERATOR(pg_catalog.||) '($1, $2)'
            INTO processed USING statement, counted;
    EXCEPTION WHEN OTHERS THEN
        PERFORM pgstream.pgs_leftovers();
        RAISE;
    END;
    PERFORM pg_catalog.set_config('search_path', path, true);
    IF pgstream.pgs_leftovers() OPERATOR(pg_catalog.>) temporary THEN
        RAISE EXCEPTION 'what a stream table''s query calls may not create temporary tables or open cursors WITH HOLD'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF stepped THEN
        PERFORM pg_catalog.set_config('role', acting, true);
    END IF;
    RETURN processed;
END
$$;
