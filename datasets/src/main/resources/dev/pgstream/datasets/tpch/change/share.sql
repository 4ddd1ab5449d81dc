-- :seed is a number, on which the choice of rows and values depends; :millionth says how many of a million rows change.

UPDATE customer
SET c_acctbal = c_acctbal + abs(hashint8extended(c_custkey, :seed + 1) % 100),
    c_mktsegment = CASE c_mktsegment WHEN 'BUILDING' THEN 'MACHINERY' ELSE 'BUILDING' END
WHERE abs(hashint8extended(c_custkey, :seed) % 1000000) < :millionth;

UPDATE supplier
SET s_acctbal = s_acctbal + abs(hashint8extended(s_suppkey, :seed + 1) % 100),
    s_comment = CASE WHEN s_comment LIKE '%Customer%Complaints%' THEN 'none' ELSE 'Customer Complaints' END
WHERE abs(hashint8extended(s_suppkey, :seed) % 1000000) < :millionth;

UPDATE part
SET p_retailprice = p_retailprice + 1, p_size = 1 + abs(hashint8extended(p_partkey, :seed + 1) % 50)
WHERE abs(hashint8extended(p_partkey, :seed) % 1000000) < :millionth;

UPDATE partsupp
SET ps_availqty = 1 + abs(hashint8extended(ps_partkey, :seed + 1) % 9999),
    ps_supplycost = 1 + abs(hashint8extended(ps_partkey, :seed + 2) % 99900) / 100.0
WHERE abs(hashint8extended(ps_partkey * 31 + ps_suppkey, :seed) % 1000000) < :millionth;
