-- pg_stream @version@ as an extension. Generated from sql/ and extension/ by 'pgstream extension'.
\echo Use "CREATE EXTENSION pgstream" to load this file. \quit

DO $$
DECLARE
    path text := coalesce(
        nullif(current_setting('pg_stream.jar', true), ''),
        (SELECT c.setting || '/pgstream/pgstream-pljava.jar' FROM pg_config AS c WHERE c.name = 'SHAREDIR'));
    options text := coalesce(current_setting('pljava.vmoptions', true), '');
BEGIN
    IF to_regnamespace('pgstream') IS NOT NULL THEN
        RAISE EXCEPTION 'this database has a schema pgstream already' USING ERRCODE = '42P06',
            HINT = 'If pg_stream was installed without the extension, ''pgstream uninstall'' removes it. Else rename the schema.';
    END IF;
    IF to_regclass('sqlj.jar_repository') IS NULL THEN
        RAISE EXCEPTION 'PL/Java is not set up in this database: there is no table sqlj.jar_repository' USING ERRCODE = '55000',
            HINT = '''pgstream doctor'' says what is missing.';
    END IF;
    -- A dump holds PL/Java's tables with the jar in them, and to restore those rows fails where they are already. Only a
    -- script of pg_dump turns this setting off.
    IF NOT current_setting('row_security')::boolean THEN
        path := '';
    ELSIF pg_stat_file(path, true) IS NULL THEN
        RAISE EXCEPTION 'the jar of pg_stream is not on the server: there is no file %', path USING ERRCODE = '58P01',
            HINT = '''pgstream extension --to "$(pg_config --sharedir)"'' puts it there; pg_stream.jar names another place.';
    END IF;
    IF options !~ '-Xss' THEN
        RAISE WARNING 'a deeply nested query can crash the server, for pljava.vmoptions has no -Xss' USING
            HINT = format('ALTER SYSTEM SET pljava.vmoptions = %L; SELECT pg_reload_conf();', btrim(options || ' -Xss6m'));
    END IF;
    PERFORM set_config('pg_stream.jar', path, true);
END
$$;

@catalog@

@java@

-- PL/Java refuses to load a jar within CREATE EXTENSION, so the end of the transaction does it.
CREATE FUNCTION pgstream.pgs_load_jar() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM sqlj.jar_repository WHERE jarname = 'pgstream') THEN
        PERFORM sqlj.replace_jar('file://' || NEW.path, 'pgstream', false);
    ELSE
        PERFORM sqlj.install_jar('file://' || NEW.path, 'pgstream', false);
    END IF;
    PERFORM sqlj.set_classpath('pgstream', 'pgstream');
    RETURN NULL;
END
$$;

CREATE TEMPORARY TABLE pgs_jar (path text) ON COMMIT DROP;
ALTER EXTENSION pgstream DROP TABLE pg_temp.pgs_jar;
CREATE CONSTRAINT TRIGGER pgs_load_jar AFTER INSERT ON pg_temp.pgs_jar
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pgstream.pgs_load_jar();
INSERT INTO pg_temp.pgs_jar SELECT j.path FROM current_setting('pg_stream.jar') AS j (path) WHERE j.path <> '';


-- DROP EXTENSION … CASCADE leaves stream tables as plain tables, whose indexes keep their numbers in their schemas.
SELECT setval('pgstream.pgs_stream_tables_pgs_id_seq', max(i.number::bigint))
FROM (SELECT substring(relname FROM '^pgs_(?:key|find)_(\d{1,18})') FROM pg_class WHERE relkind = 'i') AS i (number)
HAVING max(i.number::bigint) IS NOT NULL;

INSERT INTO pgstream.pgs_installation (structure, scripts, java, jar)
VALUES ('@structure@', '@scripts@', true, '@jar@');

-- A dump holds the rows of these; not those that say what is installed, which belong to this script.
DO $$
DECLARE
    kept regclass;
BEGIN
    FOR kept IN
        SELECT c.oid FROM pg_class AS c
        WHERE c.relnamespace = 'pgstream'::regnamespace AND c.relkind IN ('r', 'S') AND c.relname <> 'pgs_installation'
    LOOP
        PERFORM pg_extension_config_dump(kept, '');
    END LOOP;
END
$$;
