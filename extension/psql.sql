-- Installs pg_stream @version@ in a database, or brings it up to date there, where no files can be put on the server:
--
--   psql -v jar=/path/to/pgstream-pljava.jar -f pgstream-install.sql mydatabase
--
-- The jar is a file where psql runs; it is sent over the connection. As a superuser, and where the server has PL/Java, the
-- SQL functions then do their work in the database. Without a jar, or without PL/Java, they make requests that the background
-- job serves, and any role that may create schemas can install. Generated from sql/ and extension/ by 'pgstream extension'.
\set ON_ERROR_STOP on
\set QUIET on
\if :{?jar}
\else
    \set jar ''
\endif
SELECT :'jar' <> '' AS java \gset pgs_
BEGIN;
SET LOCAL client_min_messages = warning;
SELECT pg_advisory_xact_lock(hashtextextended('pg_stream install', 0)) \g /dev/null

\if :pgs_java
DO $$
DECLARE
    options text := coalesce(current_setting('pljava.vmoptions', true), '');
BEGIN
    IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pljava') AND to_regnamespace('sqlj') IS NULL THEN
        RAISE EXCEPTION 'the server has no PL/Java' USING ERRCODE = '55000',
            HINT = 'Install its package, such as postgresql-15-pljava, or leave out -v jar to install without it.';
    END IF;
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RAISE EXCEPTION 'only a superuser can load the jar' USING ERRCODE = '42501',
            HINT = 'Leave out -v jar to install without it.';
    END IF;
    IF options !~ '-Xss' THEN
        RAISE WARNING 'a deeply nested query can crash the server, for pljava.vmoptions has no -Xss' USING
            HINT = format('ALTER SYSTEM SET pljava.vmoptions = %L; SELECT pg_reload_conf();', btrim(options || ' -Xss6m'));
    END IF;
END
$$;
CREATE EXTENSION IF NOT EXISTS pljava;
\endif

SELECT to_regnamespace('pgstream') IS NOT NULL AS there, to_regclass('pgstream.pgs_installation') IS NOT NULL AS ours \gset pgs_
\if :pgs_there
DO $$
BEGIN
    IF to_regclass('pgstream.pgs_installation') IS NULL THEN
        RAISE EXCEPTION 'this database has a schema pgstream that is not pg_stream''s; rename or drop it' USING ERRCODE = '55000';
    ELSIF EXISTS (SELECT FROM pg_extension WHERE extname = 'pgstream') THEN
        RAISE EXCEPTION 'pg_stream is an extension of this database; bring it up to date by ALTER EXTENSION pgstream UPDATE'
            USING ERRCODE = '55000';
    ELSIF (SELECT structure FROM pgstream.pgs_installation) IS DISTINCT FROM '@structure@' THEN
        RAISE EXCEPTION 'the catalog in this database has another structure than that of this version of pg_stream, which '
            'can''t upgrade it; uninstall pg_stream and install it again' USING ERRCODE = '55000';
    END IF;
END
$$;
@replaceable@
\else
@catalog@
\endif

\if :pgs_java
\lo_import :jar
SELECT EXISTS (SELECT FROM sqlj.jar_repository WHERE jarname = 'pgstream') AS loaded \gset pgs_
\if :pgs_loaded
SELECT sqlj.replace_jar(lo_get(:LASTOID), 'pgstream', false) \g /dev/null
\else
SELECT sqlj.install_jar(lo_get(:LASTOID), 'pgstream', false) \g /dev/null
\endif
SELECT encode(sha256(lo_get(:LASTOID)), 'hex') AS digest \gset pgs_
\lo_unlink :LASTOID
SELECT sqlj.set_classpath('pgstream', 'pgstream') \g /dev/null
@java@
DELETE FROM pgstream.pgs_installation;
INSERT INTO pgstream.pgs_installation (structure, scripts, java, jar)
VALUES ('@structure@', '@scripts@', true, :'pgs_digest');
\else
DELETE FROM pgstream.pgs_installation;
INSERT INTO pgstream.pgs_installation (structure, scripts, java)
VALUES ('@structure@', '@requests@', false);
\endif
COMMIT;
SELECT 'pg_stream ' || pgstream.version() || ' is installed in ' || current_database() AS done \gset pgs_
\echo :pgs_done
