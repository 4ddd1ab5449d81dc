-- Function: pgstream.pgs_is_subscribed(tables)
--   Whether logical replication may write to one of these tables. What it applies fires row triggers only.
-- Tables directly manipulated: none
CREATE OR REPLACE FUNCTION pgstream.pgs_is_subscribed(tables oid[]) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_subscription_rel s WHERE s.srrelid = ANY (tables));
END
$$;
