-- Function: pgstream.pgs_deploy()
--   Brings the database in line with the jar that it has loaded, after sqlj.replace_jar(…, 'pgstream', false).
-- Returns: INSTALLED, UPGRADED or UNCHANGED
-- Calls: dev.pgstream.runtime.install.Installer.install
-- Tables directly manipulated: pgs_installation
CREATE OR REPLACE FUNCTION pgstream.pgs_install() RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Deployment.install()';

CREATE OR REPLACE FUNCTION pgstream.pgs_deploy() RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    RETURN pgstream.pgs_install();
EXCEPTION WHEN OTHERS THEN
    IF pgstream.pgs_own_message(SQLERRM) IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = pgstream.pgs_own_message(SQLERRM);
    END IF;
    RAISE;
END
$$;
