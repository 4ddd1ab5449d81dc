-- Function: pgstream.pgs_definition_digest(id)
--   Takes a fingerprint of everything outside of a query's own text that its generated statements were made from: the
--   stream table's name, the sources' names, used columns, keys and row security, and the views and functions below it.
--   Expects the pinned settings.
-- Parameters:
--   id  the stream table's number
-- Returns: the fingerprint; another one than before means that the statements have to be made anew
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_definition_digest(id bigint) RETURNS text
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN md5(concat_ws('|',
        (SELECT concat(pgstream.pgs_viewdef(s.definition), '|', s.relid)
         FROM pgstream.pgs_stream_tables s WHERE s.pgs_id = id),
        (SELECT string_agg(concat_ws(':', n.nspname, c.relname, pgstream.pgs_key(c.oid),
                  CASE WHEN c.relrowsecurity THEN concat_ws(' ', 'row security', c.relforcerowsecurity, c.relowner, (
                    SELECT t.relowner FROM pgstream.pgs_stream_tables s JOIN pg_class t ON t.oid = s.relid
                    WHERE s.pgs_id = id)) END, (
                  SELECT string_agg(concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull), ','
                                    ORDER BY a.attnum)
                  FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (d.columns)
                    AND NOT a.attisdropped)), ';' ORDER BY c.oid)
         FROM pgstream.pgs_dependencies d JOIN pg_class c ON c.oid = d.source_relid
         JOIN pg_namespace n ON n.oid = c.relnamespace WHERE d.pgs_id = id AND d.kind <> 'view'),
        (SELECT string_agg(md5(r.ev_action::text), ',' ORDER BY r.ev_class)
         FROM pgstream.pgs_dependencies d JOIN pg_rewrite r ON r.ev_class = d.source_relid
         WHERE d.pgs_id = id AND d.kind = 'view'),
        pgstream.pgs_functions_digest(id)));
END
$$;
