-- Function: pgstream.pgs_request_creation(verb, name, query, schedule, refresh_mode, initialize, consistency)
--   Requests a new stream table, or a declaration for one that exists. What SQL can tell is checked at once; the name is
--   taken by an empty table at once, unless it belongs to a stream table that is requested to be dropped.
-- Parameters:
--   verb  create or create_or_replace
--   the others are those of create_stream_table
-- Returns: nothing
-- Tables directly manipulated: pgs_requests
CREATE OR REPLACE FUNCTION pgstream.pgs_request_creation(
    verb text, name text, query text, schedule text, refresh_mode text, initialize boolean, consistency text)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    place record;
    view text;
    touched oid[];
BEGIN
    PERFORM pgstream.pgs_check_schedule(schedule);
    PERFORM pgstream.pgs_check_word(
        'refresh mode', pgstream.pgs_given('refresh_mode', refresh_mode), 'AUTO', 'DIFFERENTIAL', 'FULL');
    PERFORM pgstream.pgs_given('initialize', initialize);
    PERFORM pgstream.pgs_check_word(
        'consistency', pgstream.pgs_given('consistency', consistency), 'diamond', 'group', 'none');
    place := pgstream.pgs_place(name);
    IF place.relid IS NOT NULL AND verb = 'create_or_replace' THEN
        place := pgstream.pgs_owned(pg_catalog.format('%I.%I', place.schema_name, place.table_name));
    ELSIF place.relid IS NOT NULL AND pgstream.pgs_last_request(place.relid) IS DISTINCT FROM 'drop' THEN
        RAISE EXCEPTION 'stream table %.%: a relation of that name exists; choose another name or drop it',
            place.schema_name, place.table_name USING ERRCODE = 'duplicate_table';
    END IF;
    view := pgstream.pgs_requested_view(query);
    touched := pgstream.pgs_read_by(view::pg_catalog.regclass);
    IF place.relid IS NULL THEN
        place.relid := pgstream.pgs_placeholder(place.schema_name, place.table_name, view);
    END IF;
    EXECUTE 'DROP VIEW ' || view;
    PERFORM pgstream.pgs_request(verb, place.schema_name, place.table_name, place.relid, touched || place.relid,
        pg_catalog.jsonb_build_object('query', query, 'schedule', schedule, 'refresh_mode', refresh_mode,
            'initialize', initialize, 'consistency', consistency));
END
$$;
