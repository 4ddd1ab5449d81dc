-- Function: pgstream.pgs_shape(relation, columns)
--   Describes the names and types of a table's columns, and its primary key, to notice when they change.
-- Returns: a fingerprint
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_shape(relation oid, columns smallint[]) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT md5(concat(
            (SELECT k.oid FROM pg_constraint k WHERE k.conrelid = relation AND k.contype = 'p'), ':',
            string_agg(concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attcollation), ','
                       ORDER BY a.attnum)))
        FROM pg_attribute a
        WHERE a.attrelid = relation AND a.attnum = ANY (columns) AND NOT a.attisdropped);
END
$$;
