SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue,
       min(l_shipdate) AS first_ship, max(l_shipdate) AS last_ship
FROM lineitem
GROUP BY l_orderkey
