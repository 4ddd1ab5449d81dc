-- Function: pgstream.pgs_requested_view(query)
--   Has PostgreSQL analyse a query, so that mistakes in it show at once, with their position. Opening a cursor on it tells
--   whether it is one statement that returns rows; nothing is fetched from it.
-- Returns: the name of a view of it, which the caller drops
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_requested_view(query text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    probe refcursor;
    view text := pg_catalog.format('pgstream_changes.requested_%s', pg_catalog.pg_backend_pid());
BEGIN
    BEGIN
        OPEN probe FOR EXECUTE pgstream.pgs_given('query', query);
        CLOSE probe;
    EXCEPTION WHEN invalid_cursor_definition THEN
        RAISE EXCEPTION 'the query must be one SELECT' USING ERRCODE = 'syntax_error';
    END;
    EXECUTE pg_catalog.format('CREATE VIEW %s AS ', view) || query;
    RETURN view;
END
$$;
