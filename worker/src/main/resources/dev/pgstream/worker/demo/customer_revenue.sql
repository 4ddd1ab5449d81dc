SELECT o_custkey, count(*) AS orders, sum(revenue) AS revenue, max(last_ship) AS last_ship
FROM orders
JOIN order_revenue ON l_orderkey = o_orderkey
GROUP BY o_custkey
