-- :seed is a number, on which the choice of rows and values depends.

-- q02: who supplies European brass cheapest
UPDATE partsupp SET ps_supplycost = 1 + abs(hashint8extended(ps_suppkey, :seed) % 1000)
WHERE (ps_partkey, ps_suppkey) IN (
    SELECT ps_partkey, ps_suppkey
    FROM partsupp
    JOIN part ON p_partkey = ps_partkey
    JOIN supplier ON s_suppkey = ps_suppkey
    JOIN nation ON n_nationkey = s_nationkey
    JOIN region ON r_regionkey = n_regionkey
    WHERE p_size = 15 AND p_type LIKE '%BRASS' AND r_name = 'EUROPE'
    ORDER BY hashint8extended(ps_partkey, :seed), ps_suppkey
    LIMIT 3);

-- q03: orders that come among the first ten, or leave
UPDATE lineitem
SET l_extendedprice = 1000 + abs(hashint8extended(l_orderkey + l_linenumber, :seed) % 200000)
WHERE l_orderkey IN (
    SELECT o_orderkey
    FROM orders
    JOIN customer ON c_custkey = o_custkey
    WHERE c_mktsegment = 'BUILDING' AND o_orderdate < '1995-03-15'
    AND EXISTS (SELECT FROM lineitem WHERE l_orderkey = o_orderkey AND l_shipdate > '1995-03-15')
    ORDER BY hashint8extended(o_orderkey, :seed)
    LIMIT 5);

-- q08: a supplier of American steel who goes to Brazil, and discounts for such steel
UPDATE supplier SET s_nationkey = 2
WHERE s_suppkey IN (
    SELECT l_suppkey
    FROM lineitem
    JOIN part ON p_partkey = l_partkey
    JOIN orders ON o_orderkey = l_orderkey
    JOIN customer ON c_custkey = o_custkey
    JOIN nation ON n_nationkey = c_nationkey
    JOIN region ON r_regionkey = n_regionkey
    WHERE p_type = 'ECONOMY ANODIZED STEEL' AND r_name = 'AMERICA'
    AND o_orderdate BETWEEN '1995-01-01' AND '1996-12-31'
    ORDER BY hashint8extended(o_orderkey, :seed)
    LIMIT 1);
UPDATE lineitem SET l_discount = abs(hashint8extended(l_orderkey, :seed) % 11) / 100.0
WHERE (l_orderkey, l_linenumber) IN (
    SELECT l_orderkey, l_linenumber
    FROM lineitem
    JOIN part ON p_partkey = l_partkey
    JOIN supplier ON s_suppkey = l_suppkey
    JOIN nation ON n_nationkey = s_nationkey
    WHERE p_type = 'ECONOMY ANODIZED STEEL' AND n_name = 'BRAZIL');

-- q11, q20: what German and Canadian suppliers have
UPDATE partsupp SET ps_availqty = CASE abs(hashint8extended(ps_partkey, :seed) % 2) WHEN 0 THEN 1 ELSE 9000 END
WHERE (ps_partkey, ps_suppkey) IN (
    SELECT ps_partkey, ps_suppkey
    FROM partsupp
    JOIN part ON p_partkey = ps_partkey
    JOIN supplier ON s_suppkey = ps_suppkey
    JOIN nation ON n_nationkey = s_nationkey
    WHERE n_name = 'GERMANY' OR (n_name = 'CANADA' AND p_name LIKE 'forest%')
    ORDER BY n_name, hashint8extended(ps_partkey, :seed), ps_suppkey
    LIMIT 10);

-- q20, q21: suppliers who go to Canada or Saudi Arabia
UPDATE supplier SET s_nationkey = CASE abs(hashint8extended(s_suppkey, :seed) % 2) WHEN 0 THEN 3 ELSE 20 END
WHERE s_suppkey IN (
    SELECT l_suppkey
    FROM lineitem
    JOIN part ON p_partkey = l_partkey
    WHERE p_name LIKE 'forest%' AND l_shipdate BETWEEN '1994-01-01' AND '1994-12-31'
    ORDER BY hashint8extended(l_suppkey, :seed)
    LIMIT 1);

-- q15: suppliers who become the top one
UPDATE lineitem SET l_extendedprice = 500000 + abs(hashint8extended(l_orderkey, :seed) % 1000000)
WHERE (l_orderkey, l_linenumber) IN (
    SELECT l_orderkey, l_linenumber
    FROM lineitem
    WHERE l_shipdate BETWEEN '1996-01-01' AND '1996-03-31'
    ORDER BY hashint8extended(l_orderkey, :seed), l_linenumber
    LIMIT 2);

-- q16: suppliers of whom somebody complains, or no longer
UPDATE supplier
SET s_comment = CASE WHEN s_comment LIKE '%Customer%Complaints%' THEN 'none' ELSE 'Customer Complaints' END
WHERE s_suppkey IN (SELECT s_suppkey FROM supplier ORDER BY hashint8extended(s_suppkey, :seed) LIMIT 2);

-- q17: another part of the kind, and small orders of such parts
UPDATE part SET p_brand = 'Brand#23', p_container = 'MED BOX'
WHERE p_partkey IN (SELECT p_partkey FROM part ORDER BY hashint8extended(p_partkey, :seed) LIMIT 1);
UPDATE lineitem SET l_quantity = CASE abs(hashint8extended(l_orderkey, :seed) % 2) WHEN 0 THEN 1 ELSE 25 END
WHERE (l_orderkey, l_linenumber) IN (
    SELECT l_orderkey, l_linenumber
    FROM lineitem
    JOIN part ON p_partkey = l_partkey
    WHERE p_brand = 'Brand#23' AND p_container = 'MED BOX'
    ORDER BY hashint8extended(l_orderkey, :seed), l_linenumber
    LIMIT 10);

-- q19: parts that come by air
UPDATE lineitem
SET l_shipmode = CASE abs(hashint8extended(l_orderkey, :seed) % 3) WHEN 0 THEN 'RAIL' ELSE 'AIR' END,
    l_shipinstruct = 'DELIVER IN PERSON',
    l_quantity = 10 + abs(hashint8extended(l_orderkey, :seed) % 20)
WHERE (l_orderkey, l_linenumber) IN (
    SELECT l_orderkey, l_linenumber
    FROM lineitem
    JOIN part ON p_partkey = l_partkey
    WHERE (p_brand = 'Brand#23' AND p_size <= 10 AND p_container LIKE 'MED%')
    OR (p_brand = 'Brand#34' AND p_size <= 15 AND p_container LIKE 'LG%')
    ORDER BY hashint8extended(l_orderkey, :seed), l_linenumber
    LIMIT 10);

-- q22: customers without orders, above the average or not
UPDATE customer SET c_acctbal = CASE abs(hashint8extended(c_custkey, :seed) % 2) WHEN 0 THEN -10 ELSE 9000 END
WHERE c_custkey IN (
    SELECT c_custkey
    FROM customer
    WHERE NOT EXISTS (SELECT FROM orders WHERE o_custkey = c_custkey)
    ORDER BY hashint8extended(c_custkey, :seed)
    LIMIT 5);
