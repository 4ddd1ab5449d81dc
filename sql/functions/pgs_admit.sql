-- Function: pgstream.pgs_admit(id, owner)
--   Prepares a refresh that is executed with the rights of the stream table's owner, be it a new one: what was generated for
--   the table belongs to it, and it may read the captured changes of those columns that its query uses, as long as it may
--   read the columns themselves. The caller must be a superuser, or own all of that.
-- Parameters:
--   id     the stream table's number
--   owner  the role that owns the table
-- Returns: nothing
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_admit(id bigint, owner oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text := quote_ident(pg_get_userbyid(owner));
    given record;
    change text;
BEGIN
    FOR change IN
        SELECT CASE c.relkind WHEN 'v' THEN 'VIEW ' ELSE 'TABLE ' END || c.oid::regclass
        FROM pg_class c
        WHERE c.relnamespace = 'pgstream_changes'::regnamespace AND c.relowner <> owner
          AND (c.relkind = 'v' AND c.relname = 'definition_' || id
               OR c.relkind = 'r' AND starts_with(c.relname, 'pgs_state_' || id || '_'))
        UNION ALL
        SELECT 'FUNCTION ' || p.oid::regprocedure FROM pg_proc p
        WHERE p.pronamespace = 'pgstream_changes'::regnamespace AND p.proowner <> owner
          AND starts_with(p.proname, 'apply_' || id || '_')
    LOOP
        EXECUTE format('ALTER %s OWNER TO %s', change, name);
    END LOOP;
    FOR given IN
        SELECT d.source_relid, d.columns, to_regclass('pgstream_changes.changes_' || d.buffer_id) AS buffer
        FROM pgstream.pgs_dependencies d WHERE d.pgs_id = id AND d.buffer_id IS NOT NULL
    LOOP
        IF NOT has_any_column_privilege(owner, given.source_relid, 'SELECT')
           OR EXISTS (SELECT FROM unnest(given.columns) AS n
                      WHERE NOT has_column_privilege(owner, given.source_relid, n, 'SELECT')) THEN
            RAISE EXCEPTION 'its owner % may not read the source %', name, given.source_relid::regclass
                USING ERRCODE = 'insufficient_privilege',
                      HINT = 'Grant SELECT on the source to the owner of the stream table.';
        END IF;
        IF NOT has_column_privilege(owner, given.buffer, '__pgs_seen', 'UPDATE')
           OR EXISTS (SELECT FROM unnest(given.columns) AS n
                      WHERE NOT has_column_privilege(owner, given.buffer, 'c' || n, 'SELECT')) THEN
            EXECUTE format('GRANT SELECT (%s), UPDATE (__pgs_seen) ON %s TO %s',
                (SELECT string_agg(n, ', ') FROM (
                    SELECT unnest(ARRAY['__pgs_xid', '__pgs_w', '__pgs_seen'])
                    UNION ALL SELECT 'c' || unnest(given.columns)) AS names (n)), given.buffer, name);
        END IF;
    END LOOP;
END
$$;
