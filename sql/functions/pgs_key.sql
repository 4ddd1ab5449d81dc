-- Function: pgstream.pgs_key(relation)
--   Finds what identifies a table's rows: its primary key, else the smallest unique index whose columns can't be NULL or
--   that takes NULLs as equal. Partial, expression and deferrable indexes don't count, nor any index of a table with
--   inheritance children, whose rows it doesn't cover.
-- Returns: column numbers in index order; NULL where rows may repeat
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_key(relation oid) RETURNS smallint[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (
        SELECT k.columns
        FROM pg_class c
        JOIN pg_index i ON i.indrelid = c.oid
        CROSS JOIN LATERAL (
            SELECT array_agg(u.attnum ORDER BY u.n) AS columns, bool_and(a.attnotnull) AS not_null,
                   bool_and(u.collid = a.attcollation) AS same_equality
            FROM unnest(i.indkey::smallint[], i.indcollation::oid[]) WITH ORDINALITY AS u (attnum, collid, n)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
            WHERE u.n <= i.indnkeyatts) AS k
        WHERE c.oid = relation
          AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
          AND k.same_equality AND (k.not_null OR i.indnullsnotdistinct)
          AND NOT (c.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = c.oid))
        ORDER BY i.indisprimary DESC, k.not_null DESC, i.indnkeyatts, i.indexrelid
        LIMIT 1);
END
$$;
