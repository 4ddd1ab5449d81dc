-- Function: pgstream.pgs_settle()
--   Fires the deferred triggers that wait, with the rights of the current role, before a SECURITY DEFINER function returns:
--   up to PostgreSQL 17 they would run with those of whoever commits (from 18 on they run with those of the role that
--   queued them). Triggers that defer others again are tried some times; whether they do shows in the counts of rows that
--   were written to tables with such triggers, which nobody but a superuser can turn off. They find names under the search
--   path of the request that is being served, if it is one. Where no such table was written, nothing is done: constraints
--   stay immediate for the rest of the transaction.
-- Tables directly manipulated: none of its own
CREATE OR REPLACE FUNCTION pgstream.pgs_settle() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    written bigint;
    before bigint;
BEGIN
    IF pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) 180000 THEN
        RETURN;
    END IF;
    IF pg_catalog.current_setting('pgstream.search_path', true) OPERATOR(pg_catalog.<>) '' THEN
        PERFORM pg_catalog.set_config('search_path', pg_catalog.current_setting('pgstream.search_path'), true);
    END IF;
    FOR attempt IN 1 .. 10 LOOP
        SELECT pg_catalog.sum(pg_catalog.pg_stat_get_xact_tuples_inserted(t.tgrelid)
                   OPERATOR(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_updated(t.tgrelid)
                   OPERATOR(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_deleted(t.tgrelid))::pg_catalog.int8
        INTO written
        FROM pg_catalog.pg_trigger AS t
        WHERE t.tgdeferrable AND (NOT t.tgisinternal
              OR t.tgfoid OPERATOR(pg_catalog.=) 'pg_catalog.unique_key_recheck'::pg_catalog.regproc::pg_catalog.oid);
        IF written IS NULL OR written OPERATOR(pg_catalog.=) 0 OR written OPERATOR(pg_catalog.=) before THEN
            RETURN;
        END IF;
        before := written;
        SET CONSTRAINTS ALL IMMEDIATE;
    END LOOP;
    RAISE EXCEPTION 'deferred triggers defer others again and again'
        USING ERRCODE = 'insufficient_privilege',
              HINT = 'They would run with the rights of whoever commits. Make them INITIALLY IMMEDIATE.';
END
$$;
