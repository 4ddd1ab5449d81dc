-- Function: pgstream.pgs_viewdef(view)
--   The query of a view, as PostgreSQL prints it, which takes locks on what the view reads. An error on the way, such as a
--   deadlock, comes from amid the server's own loop over rows, and PL/Java would lose it; so it comes from behind the end of a
--   subtransaction, which ends such loops.
-- Returns: the text
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_viewdef(view oid) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.pg_get_viewdef(view);
EXCEPTION WHEN OTHERS THEN
    RAISE;
END
$$;
