-- Function: pgstream.pgs_pin(settings)
--   Gives the transaction the settings that a stream table's results depend on, and those that are the same for all: the
--   server's texts are only valid under a search path without users' schemas and with such strings, to compile a statement
--   takes longer than to apply a small change, and where row security would hide rows, statements are to fail. Temporary
--   tables come last in the path, or they would be found first. What is right already is not set: a driver that hears of
--   another search path prepares its statements anew.
-- Parameters:
--   settings  names and values
-- Returns: what was set before, as text of a JSON object, to be set again; NULL if all was right
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_pin(settings jsonb) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := '{}';
    pinned jsonb;
BEGIN
    IF pg_catalog.current_setting('search_path') OPERATOR(pg_catalog.<>) 'pg_catalog,pg_temp' THEN
        before := pg_catalog.jsonb_build_object('search_path', pg_catalog.current_setting('search_path'));
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog,pg_temp', true);
    END IF;
    pinned := settings || '{"standard_conforming_strings": "on", "jit": "off", "row_security": "off"}';
    before := before || coalesce((
        SELECT jsonb_object_agg(s.key, current_setting(s.key)) FROM jsonb_each_text(pinned) AS s
        WHERE current_setting(s.key) <> s.value), '{}');
    PERFORM set_config(s.key, s.value, true) FROM jsonb_each_text(pinned) AS s
    WHERE current_setting(s.key) <> s.value;
    RETURN nullif(before, '{}');
END
$$;
