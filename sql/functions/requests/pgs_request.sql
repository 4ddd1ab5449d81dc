-- Function: pgstream.pgs_request(verb, schema_name, table_name, relid, touches, arguments)
--   Makes a request, with the settings of the session that the job must act under.
-- Parameters: the columns of pgs_requests
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.pgs_request(
    verb text, schema_name name, table_name name, relid oid, touches oid[], arguments jsonb) RETURNS void
LANGUAGE sql VOLATILE AS $$
INSERT INTO pgstream.pgs_requests (verb, schema_name, table_name, relid, touches, arguments, settings, requested_by)
SELECT $1, $2, $3, $4, $5, $6,
       -- Dates are always written in ISO form, which the job's driver relies on; the order of ambiguous input is kept.
       pg_catalog.jsonb_object_agg(s.name, CASE s.name
           WHEN 'DateStyle' THEN 'ISO, ' || pg_catalog.split_part(pg_catalog.current_setting(s.name), ', ', 2)
           ELSE pg_catalog.current_setting(s.name, true) END),
       pg_catalog.quote_ident(current_user)::pg_catalog.regrole
FROM pg_catalog.unnest(ARRAY[
    'search_path', 'standard_conforming_strings', 'TimeZone', 'DateStyle', 'IntervalStyle', 'extra_float_digits',
    'bytea_output', 'lc_monetary', 'lc_numeric', 'lc_time', 'xmloption',
    'pg_stream.cdc_trigger_mode', 'pg_stream.change_buffer_unlogged', 'pg_stream.differential_max_change_ratio'
]) AS s (name)
$$;
