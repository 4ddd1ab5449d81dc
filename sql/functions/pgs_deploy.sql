-- Function: pgstream.pgs_deploy()
--   Brings the database in line with the jar that it has loaded, after sqlj.replace_jar(…, 'pgstream', false).
-- Returns: INSTALLED, UPGRADED or UNCHANGED
-- Calls: dev.pgstream.runtime.install.Installer.install
-- Tables directly manipulated: pgs_installation
CREATE FUNCTION pgstream.pgs_deploy() RETURNS text
LANGUAGE java AS 'java.lang.String=dev.pgstream.pljava.Deployment.install()';
