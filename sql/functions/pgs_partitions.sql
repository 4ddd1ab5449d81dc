-- Function: pgstream.pgs_partitions(relation, columns)
--   Estimates how many different values some columns have together, as far as the planner's statistics tell.
-- Parameters:
--   relation  a stream table
--   columns   some of its columns
-- Returns: the number; 1 without columns, NULL where nobody knows
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_partitions(relation oid, columns name[]) RETURNS double precision
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    total double precision := (SELECT c.reltuples FROM pg_class c WHERE c.oid = relation);
BEGIN
    IF cardinality(columns) = 0 THEN
        RETURN 1;
    END IF;
    RETURN (
        SELECT CASE WHEN count(*) = cardinality(columns)
                    THEN least(total, exp(sum(ln(greatest(1, CASE WHEN s.n_distinct < 0 THEN -s.n_distinct * total
                                                                  ELSE s.n_distinct END))))) END
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND NOT s.inherited
        WHERE c.oid = relation AND s.attname = ANY (columns));
END
$$;
