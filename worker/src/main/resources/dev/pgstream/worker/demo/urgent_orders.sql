SELECT o_orderkey, o_custkey, o_orderdate, o_totalprice
FROM orders
WHERE o_orderpriority = '1-URGENT' AND o_orderstatus = 'O'
