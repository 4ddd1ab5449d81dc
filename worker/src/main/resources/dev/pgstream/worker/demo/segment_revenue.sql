SELECT c_mktsegment, o_orderpriority, count(*) AS items,
       sum(l_extendedprice * (1 - l_discount)) AS revenue
FROM customer
JOIN orders ON o_custkey = c_custkey
JOIN lineitem ON l_orderkey = o_orderkey
GROUP BY c_mktsegment, o_orderpriority
