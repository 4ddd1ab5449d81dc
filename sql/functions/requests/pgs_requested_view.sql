-- Function: pgstream.pgs_requested_view(query)
--   Has PostgreSQL analyse a query, so that mistakes in it show at once, with their position. Opening a cursor on it tells
--   whether it is one statement that returns rows; nothing is fetched from it.
-- Returns: the name of a view of it, which the caller drops
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_requested_view(query text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    probe refcursor;
    reserved text;
    columns bigint;
    view text := pg_catalog.format('pgstream_changes.requested_%s', pg_catalog.pg_backend_pid());
BEGIN
    BEGIN
        OPEN probe FOR EXECUTE pgstream.pgs_given('query', query);
        CLOSE probe;
    EXCEPTION WHEN invalid_cursor_definition THEN
        RAISE EXCEPTION 'the query must be one SELECT' USING ERRCODE = 'syntax_error';
    END;
    BEGIN
        EXECUTE pg_catalog.format('CREATE VIEW %s AS ', view) || query;
    EXCEPTION WHEN invalid_table_definition THEN
        RAISE EXCEPTION '%', SQLERRM USING ERRCODE = SQLSTATE,
            HINT = 'The query can not read temporary tables, which only one session can see.';
    END;
    SELECT coalesce(pg_catalog.min(a.attname::text) FILTER (WHERE pg_catalog.starts_with(a.attname, '__pgs_')), ''),
           pg_catalog.count(*)
    INTO reserved, columns
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = view::pg_catalog.regclass AND a.attnum > 0;
    IF columns = 0 THEN
        RAISE EXCEPTION 'the query has no columns; select at least one' USING ERRCODE = 'invalid_table_definition';
    ELSIF reserved <> '' THEN
        RAISE EXCEPTION 'the column name % is reserved (all that start with __pgs_ are)', reserved
            USING ERRCODE = 'reserved_name', HINT = 'Name the columns that you want instead of *.';
    END IF;
    RETURN view;
END
$$;
