-- Function: pgstream.pgs_undeploy()
--   Drops the schemas of pg_stream with all that is in them, this function included; sqlj.remove_jar('pgstream', true)
--   calls it. Refuses while there are stream tables.
-- Returns: nothing
-- Calls: dev.pgstream.runtime.install.Installer.undeploy
-- Tables directly manipulated: all
CREATE OR REPLACE FUNCTION pgstream.pgs_remove() RETURNS void
LANGUAGE java AS 'dev.pgstream.pljava.Deployment.remove()';

CREATE OR REPLACE FUNCTION pgstream.pgs_undeploy() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pgstream.pgs_remove();
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
