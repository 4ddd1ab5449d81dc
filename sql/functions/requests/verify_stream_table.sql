-- Function: pgstream.verify_stream_table(name)
--   Compares a stream table with its query, row by row and duplicates counted, under the settings that are pinned for it.
--   Columns of types without equality are compared as text. Where the query allows several results, the one that refreshes
--   keep to counts.
-- Returns: the number of rows that are only in one of them; 0 means equal. Changes that no refresh has applied yet count.
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.verify_stream_table(name text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    relation oid := pg_catalog.to_regclass(pgstream.pgs_given('name', name));
    verified record;
    pinned jsonb;
    before jsonb;
    difference bigint;
BEGIN
    IF relation IS NULL THEN
        RAISE EXCEPTION 'stream table % does not exist; pgstream.stream_tables_info lists those that do', name
            USING ERRCODE = 'undefined_table';
    END IF;
    SELECT s.settings, pgstream.pgs_comparison(s.pgs_id) AS query INTO verified
    FROM pgstream.pgs_stream_tables s WHERE s.relid = relation;
    IF NOT FOUND THEN
        RAISE EXCEPTION '% is no stream table that is there; pgstream.stream_tables_info lists those that are', name
            USING ERRCODE = 'wrong_object_type';
    END IF;
    pinned := verified.settings || '{"search_path": "pg_catalog,pg_temp", "standard_conforming_strings": "on", "row_security": "off"}';
    SELECT pg_catalog.jsonb_object_agg(key, pg_catalog.current_setting(key)) INTO before
    FROM pg_catalog.jsonb_each_text(pinned);
    PERFORM pg_catalog.set_config(key, value, true) FROM pg_catalog.jsonb_each_text(pinned);
    EXECUTE verified.query INTO difference;
    PERFORM pg_catalog.set_config(key, value, true) FROM pg_catalog.jsonb_each_text(before);
    RETURN difference;
END
$$;
