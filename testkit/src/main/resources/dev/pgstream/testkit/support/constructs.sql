-- # Rows
-- selected columns and expressions
SELECT id, amount * 2 AS doubled, upper(note) AS loud FROM orders;
-- `CASE`, `COALESCE`, `NULLIF`, casts
SELECT id, CASE WHEN quantity > 1 THEN 'many' ELSE 'few' END AS size, COALESCE(note, '-') AS note, amount::int8 AS whole FROM orders WHERE amount <> 'NaN';
-- array subscripts
SELECT id, tags[1] AS first_tag FROM papers;
-- `WHERE`
SELECT id FROM orders WHERE amount > 1 AND note LIKE 'x%';
-- a table without a key
SELECT a, b FROM log WHERE c = 1;
-- `SELECT` without `FROM`
SELECT 1 AS one;
-- `DISTINCT`
SELECT DISTINCT note FROM orders;
-- `DISTINCT ON`
SELECT DISTINCT ON (customer_id) customer_id, id, amount FROM orders ORDER BY customer_id, id;
-- `ORDER BY` on top
SELECT id FROM orders ORDER BY amount;
-- `ORDER BY … LIMIT`
SELECT id, amount FROM orders ORDER BY id LIMIT 5;
-- `OFFSET`
SELECT id, amount FROM orders ORDER BY id OFFSET 5;
-- `FETCH FIRST … WITH TIES`
SELECT id, amount FROM orders ORDER BY amount FETCH FIRST 3 ROWS WITH TIES;
-- `LIMIT` in a subquery
SELECT q.id FROM (SELECT id FROM orders ORDER BY id LIMIT 3) q;
-- `ORDER BY` in a subquery
SELECT q.id FROM (SELECT id FROM orders ORDER BY id) q;
-- `TABLESAMPLE`
SELECT id FROM orders TABLESAMPLE system (50);
-- `FOR UPDATE`
SELECT id FROM orders FOR UPDATE;
-- a system column
SELECT id, ctid::text AS place FROM orders;
-- a whole row
SELECT o::text AS whole FROM orders o;
-- a column of a type without equality
SELECT id, x FROM texts;

-- # Joins
-- `JOIN … ON`
SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id;
-- `JOIN … USING`
SELECT order_id, i.sku FROM items i JOIN (SELECT id AS order_id FROM orders) o USING (order_id);
-- `CROSS JOIN` and a list of tables
SELECT l.a, c.id FROM log l CROSS JOIN customers c WHERE c.id < 3;
-- `NATURAL JOIN`
SELECT a, c FROM log NATURAL JOIN (SELECT id AS a FROM customers) k;
-- a join by any condition
SELECT o.id, c.id AS cid FROM orders o JOIN customers c ON c.id < o.quantity;
-- a join without keys
SELECT o.id, l.b FROM orders o JOIN log l ON l.a = o.quantity;
-- a self-join
SELECT x.id, y.id AS other FROM orders x JOIN orders y ON y.customer_id = x.customer_id AND y.id > x.id;
-- `LEFT JOIN`
SELECT c.id, o.id AS oid FROM customers c LEFT JOIN orders o ON o.customer_id = c.id;
-- `RIGHT JOIN`
SELECT c.id, o.id AS oid FROM orders o RIGHT JOIN customers c ON o.customer_id = c.id;
-- `FULL JOIN`
SELECT c.id, o.id AS oid FROM customers c FULL JOIN orders o ON o.customer_id = c.id;
-- outer joins in a chain
SELECT c.id, o.id AS oid, i.sku FROM customers c LEFT JOIN orders o ON o.customer_id = c.id LEFT JOIN items i ON i.order_id = o.id;
-- an outer join under an aggregate
SELECT c.id, count(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id;

-- # Subqueries
-- in `FROM`
SELECT q.id FROM (SELECT id, amount * 2 AS m FROM orders) q WHERE q.m > 1;
-- `WITH`
WITH t AS (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) SELECT x.customer_id, y.n FROM t x JOIN t y ON y.customer_id = x.customer_id + 1;
-- `EXISTS`, correlated
SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id);
-- `NOT EXISTS`, correlated
SELECT id FROM customers c WHERE NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id);
-- `IN`
SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE vip);
-- `NOT IN`
SELECT id FROM orders WHERE customer_id NOT IN (SELECT a FROM log WHERE b = 'b0');
-- `IN` of several columns
SELECT id FROM orders WHERE (quantity, note) IN (SELECT a, b FROM log);
-- `ANY`, `ALL`
SELECT id FROM orders WHERE quantity > ANY (SELECT a FROM log) AND quantity >= ALL (SELECT a FROM log WHERE b = 'b1');
-- under `OR`, `NOT` and `CASE`
SELECT id FROM orders o WHERE quantity = 1 OR NOT EXISTS (SELECT FROM customers c WHERE c.id = o.customer_id);
-- a scalar subquery
SELECT id, (SELECT max(a) FROM log) AS top FROM customers;
-- a scalar subquery, correlated
SELECT id, (SELECT sum(o.amount) FROM orders o WHERE o.customer_id = c.id) AS total FROM customers c;
-- a scalar subquery in `WHERE`
SELECT id FROM orders WHERE amount > (SELECT avg(amount) FROM orders);
-- a scalar subquery in `HAVING`
SELECT customer_id, sum(quantity) AS s FROM orders GROUP BY customer_id HAVING sum(quantity) > (SELECT count(*) FROM log);
-- `ARRAY (SELECT …)`
SELECT id, ARRAY(SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id) AS ids FROM customers c;
-- `LATERAL`
SELECT c.id, q.id AS oid FROM customers c, LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id AND o.quantity > 1) q;
-- `LEFT JOIN LATERAL … ON true`
SELECT c.id, q.m FROM customers c LEFT JOIN LATERAL (SELECT max(o.amount) AS m FROM orders o WHERE o.customer_id = c.id HAVING count(*) > 1) q ON true;
-- `LATERAL` with `LIMIT`
SELECT c.id, q.id AS oid FROM customers c, LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id LIMIT 2) q;
-- a view
SELECT b.id, b.amount FROM big b;
-- a subquery in a subquery that is compared with an outer column
SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE c.id IN (SELECT p.id FROM parts p WHERE p.whole = o.id));
-- a subquery in a subquery that shows an outer column
SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.quantity NOT IN (SELECT c.id FROM parts p WHERE p.whole = o.id));
-- `GROUPING` that is compared with a subquery
SELECT customer_id, GROUPING(customer_id) IN (SELECT p.whole FROM parts p) AS n FROM orders GROUP BY ROLLUP (customer_id);
-- an aggregate of the outer query in a subquery
SELECT customer_id, (SELECT count(*) FROM customers c WHERE c.id = min(o.customer_id)) AS n FROM orders o GROUP BY customer_id;
-- the same over a function
SELECT ARRAY(SELECT x FROM unnest(ARRAY[1, min(o.n)]) AS x ORDER BY x) AS a FROM (SELECT NULL::int AS n FROM orders) AS o GROUP BY o.n;

-- # Aggregates
-- `count(*)`, `count(x)`
SELECT customer_id, count(*) AS n, count(amount) AS amounts FROM orders GROUP BY customer_id;
-- `sum`, `avg` of exact numbers
SELECT customer_id, sum(quantity) AS q, avg(amount) AS a FROM orders GROUP BY customer_id;
-- `sum`, `avg` of `numeric` without a scale
SELECT customer_id, sum(price) AS s, avg(price) AS a FROM orders GROUP BY customer_id;
-- `sum`, `avg` of floats
SELECT customer_id, sum(weight) AS s, avg(weight) AS a FROM orders GROUP BY customer_id;
-- `min`, `max`
SELECT customer_id, min(amount) AS lo, max(placed) AS hi FROM orders GROUP BY customer_id;
-- `count(DISTINCT x)` and other `DISTINCT` aggregates
SELECT customer_id, count(DISTINCT note) AS notes FROM orders GROUP BY customer_id;
-- `bool_and`, `bool_or`, `every`, `bit_and`, `bit_or`, `bit_xor`
SELECT region, bool_and(vip) AS all_vip, bool_or(vip) AS any_vip, bit_xor(id) AS x FROM customers GROUP BY region;
-- `string_agg`, `array_agg`, `jsonb_agg` with `ORDER BY`
SELECT customer_id, string_agg(note, ',' ORDER BY id) AS notes, array_agg(id ORDER BY id) AS ids FROM orders GROUP BY customer_id;
-- `stddev`, `variance`, `corr`, `regr_…`
SELECT customer_id, stddev(quantity) AS s, round(corr(quantity, weight)::numeric, 9) AS c FROM orders GROUP BY customer_id;
-- ordered-set aggregates (`WITHIN GROUP`)
SELECT customer_id, percentile_disc(0.5) WITHIN GROUP (ORDER BY quantity) AS mid FROM orders GROUP BY customer_id;
-- an aggregate of your own
SELECT customer_id, product(quantity) AS p FROM orders GROUP BY customer_id;
-- `FILTER`
SELECT customer_id, count(*) FILTER (WHERE note = 'x1') AS x1 FROM orders GROUP BY customer_id;
-- without `GROUP BY`
SELECT count(*) AS n, sum(quantity) AS s FROM orders;
-- without `GROUP BY`, recomputed
SELECT string_agg(note, ',' ORDER BY id) AS notes FROM orders;
-- expressions over aggregates
SELECT customer_id, sum(amount) / count(*) AS mean FROM orders GROUP BY customer_id;
-- `HAVING`
SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id HAVING count(*) > 2;
-- groups that are not selected
SELECT count(*) AS n FROM orders GROUP BY customer_id, note;
-- groups of a join
SELECT c.region, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.region;
-- groups in a subquery
SELECT c.name, g.n FROM customers c JOIN (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) g ON g.customer_id = c.id;
-- groups of groups
SELECT n, count(*) AS customers FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) g GROUP BY n;
-- in a subquery, by the order of its rows
SELECT c.name, g.notes FROM customers c JOIN (SELECT customer_id, string_agg(note, ',' ORDER BY id) AS notes FROM orders GROUP BY customer_id) g ON g.customer_id = c.id;
-- `ROLLUP`, `CUBE`, `GROUPING SETS`, `GROUPING`
SELECT region, vip, count(*) AS n, GROUPING(region, vip) AS g FROM customers GROUP BY ROLLUP (region, vip);
-- several sets with other groups
SELECT customer_id, quantity, note, count(*) AS n FROM orders GROUP BY customer_id, GROUPING SETS ((quantity), (note));
-- grouping sets of a constant
SELECT 1 AS one, region, count(*) AS n FROM customers GROUP BY ROLLUP (1, region);

-- # Windows
-- ranks: `row_number`, `rank`, `dense_rank`, `ntile`, …
SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY quantity, id) AS r FROM orders;
-- values of other rows: `lag`, `lead`, `first_value`, `nth_value`, …
SELECT id, lag(id) OVER (PARTITION BY customer_id ORDER BY id) AS before FROM orders;
-- aggregates with a frame
SELECT id, sum(quantity) OVER (PARTITION BY customer_id ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s FROM orders;
-- without `PARTITION BY`
SELECT id, count(*) OVER () AS n FROM customers;
-- several partitions in one query
SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY id) AS x, count(*) OVER (PARTITION BY note) AS y FROM orders;
-- over aggregates
SELECT customer_id, count(*) AS n, rank() OVER (ORDER BY count(*), customer_id) AS r FROM orders GROUP BY customer_id;
-- filtered by their result
SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY id) AS r FROM orders) q WHERE r = 1;

-- # Set operations and constants
-- `UNION ALL`
SELECT quantity AS x FROM orders UNION ALL SELECT a FROM log;
-- `UNION`
SELECT quantity AS x FROM orders UNION SELECT a FROM log;
-- `INTERSECT`
SELECT quantity AS x FROM orders INTERSECT SELECT a FROM log;
-- `INTERSECT ALL`
SELECT quantity AS x FROM orders INTERSECT ALL SELECT a FROM log;
-- `EXCEPT`
SELECT quantity AS x FROM orders EXCEPT SELECT a FROM log;
-- `EXCEPT ALL`
SELECT quantity AS x FROM orders EXCEPT ALL SELECT a FROM log;
-- nested
SELECT quantity AS x FROM orders EXCEPT ALL (SELECT a FROM log UNION SELECT id FROM customers);
-- `VALUES` in `FROM`
SELECT o.id, v.label FROM orders o JOIN (VALUES (1, 'one'), (2, 'two')) v (q, label) ON v.q = o.quantity;
-- `VALUES` as a branch
SELECT a FROM log UNION ALL VALUES (7), (NULL);
-- `VALUES` with columns of other items
SELECT o.id, v.x FROM orders o, LATERAL (VALUES (o.quantity), (o.customer_id)) v (x);

-- # Set-returning functions
-- `generate_series` in `FROM`
SELECT o.id, g.i FROM orders o JOIN generate_series(1, 3) AS g (i) ON g.i = o.quantity;
-- `LATERAL` functions of earlier columns
SELECT p.id, t.tag FROM papers p, unnest(p.tags) AS t (tag);
-- `LEFT JOIN LATERAL f() ON true`
SELECT p.id, t.tag FROM papers p LEFT JOIN LATERAL unnest(p.tags) AS t (tag) ON true;
-- `LEFT JOIN LATERAL f() ON` a condition
SELECT p.id, t.tag FROM papers p LEFT JOIN LATERAL unnest(p.tags) AS t (tag) ON t.tag <> 'a';
-- `WITH ORDINALITY`
SELECT p.id, t.tag, t.n FROM papers p, unnest(p.tags) WITH ORDINALITY AS t (tag, n);
-- `ROWS FROM`
SELECT p.id, t.tag, t.link FROM papers p, ROWS FROM (unnest(p.tags), unnest(p.links)) AS t (tag, link);
-- `jsonb_array_elements`, `jsonb_each` and the like
SELECT p.id, e.key, e.value FROM papers p, jsonb_each(p.body) AS e;
-- a column definition list
SELECT p.id, r.k FROM papers p, jsonb_to_record(p.body) AS r (k int);
-- functions of your own
SELECT o.id, p.y FROM orders o, pair(o.quantity) AS p;
-- in the select list
SELECT id, unnest(tags) AS tag FROM papers;
-- several in the select list, in lockstep
SELECT id, unnest(tags) AS tag, unnest(links) + 1 AS link FROM papers;
-- in `GROUP BY`
SELECT unnest(tags) AS tag, count(*) AS n FROM papers GROUP BY unnest(tags);
-- one in the arguments of another
SELECT id, generate_series(1, unnest(links)) AS i FROM papers;
-- `LATERAL` subqueries without a table
SELECT p.id, t.n FROM papers p, LATERAL (SELECT count(DISTINCT x) AS n FROM unnest(p.tags) AS x) AS t;
-- subqueries without a table in expressions
SELECT p.id FROM papers p WHERE EXISTS (SELECT FROM unnest(p.tags) AS x WHERE x <> 'a');
-- a function of the row around a subquery, beside a table
SELECT p.id, (SELECT count(*) FROM customers c, unnest(p.tags) AS x WHERE c.name = x) AS n FROM papers p;
-- `string_to_table`, `regexp_matches`
SELECT o.id, w.word FROM orders o, string_to_table(o.note, ',') AS w (word);
-- [17] `JSON_TABLE`
SELECT p.id, j.k FROM papers p, JSON_TABLE(p.body, '$' COLUMNS (k int PATH '$.k')) AS j;
-- [17] `JSON_TABLE` with nested paths
SELECT p.id, j.* FROM papers p LEFT JOIN JSON_TABLE(p.body, '$' COLUMNS (k int PATH '$.k' DEFAULT 7 ON EMPTY, NESTED PATH '$.m[*]' COLUMNS (n FOR ORDINALITY, "M m" text PATH '$'))) AS j ON j.k > 1;
-- [17] `JSON_TABLE` with `PASSING`
SELECT p.id, j.k FROM papers p, JSON_TABLE(p.body, '$.m[*] ? (@ < $x)' PASSING p.id AS x COLUMNS (k int PATH '$')) AS j;
-- `XMLTABLE`
SELECT p.id, x.a FROM papers p, XMLTABLE('/a' PASSING xmlelement(name a, p.id) COLUMNS a int PATH '.') AS x;

-- # Recursion
-- `WITH RECURSIVE … UNION`
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT id FROM r;
-- `WITH RECURSIVE … UNION ALL`
WITH RECURSIVE r (id, depth) AS (SELECT id, 1 FROM parts WHERE whole IS NULL UNION ALL SELECT p.id, r.depth + 1 FROM parts p JOIN r ON p.whole = r.id WHERE r.depth < 5) SELECT id, depth FROM r;
-- the path so far in a column
WITH RECURSIVE r AS (SELECT id, ARRAY[id] AS path FROM parts WHERE whole IS NULL UNION ALL SELECT p.id, r.path || p.id FROM parts p JOIN r ON p.whole = r.id WHERE p.id <> ALL (r.path)) SELECT id, path FROM r;
-- expressions over the rows, columns left out
WITH RECURSIVE r (id, depth) AS (SELECT id, 1 FROM parts WHERE whole IS NULL UNION ALL SELECT p.id, r.depth + 1 FROM parts p JOIN r ON p.whole = r.id WHERE r.depth < 5) SELECT id % 2 AS odd FROM r;
-- several tables in the recursive term
WITH RECURSIVE r (id) AS (SELECT id FROM customers WHERE vip UNION SELECT p.id FROM r JOIN orders o ON o.customer_id = r.id JOIN parts p ON p.whole = o.quantity) SELECT id FROM r;
-- `LEFT JOIN` and `NOT EXISTS` in the recursive term
WITH RECURSIVE r (id, name) AS (SELECT id, ''::text FROM parts WHERE whole IS NULL UNION SELECT p.id, c.name::text FROM r JOIN parts p ON p.whole = r.id LEFT JOIN customers c ON c.id = p.id WHERE NOT EXISTS (SELECT FROM orders o WHERE o.id = p.id)) SELECT id, name FROM r;
-- other WITH queries before it
WITH RECURSIVE roots AS (SELECT id FROM parts WHERE whole IS NULL), r (id) AS (SELECT id FROM roots UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT id FROM r;
-- `DISTINCT` in the recursive term
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT DISTINCT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT id FROM r;
-- `SEARCH`
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SEARCH BREADTH FIRST BY id SET o SELECT id FROM r ORDER BY o;
-- `CYCLE`
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) CYCLE id SET again USING way SELECT id FROM r;
-- with a condition
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT id FROM r WHERE id > 2;
-- joined with other tables
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT r.id, c.name FROM r JOIN customers c ON c.id = r.id;
-- below an aggregate
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT count(*) AS n FROM r;
-- below `LIMIT`
WITH RECURSIVE r (id) AS (SELECT id FROM parts WHERE whole IS NULL UNION SELECT p.id FROM parts p JOIN r ON p.whole = r.id) SELECT id FROM r ORDER BY id LIMIT 3;

-- # Sources
-- a partitioned table
SELECT id, kind FROM events;
-- a table with children
SELECT id, v FROM parent;
-- `FROM ONLY`
SELECT id, v FROM ONLY parent;
-- a materialized view
SELECT id FROM kept;
-- a foreign table
SELECT id FROM far_away;
-- a system table
SELECT relname FROM pg_class;

-- # Functions by volatility
-- `IMMUTABLE`, built in and your own
SELECT id, twice(id) AS t, abs(id) AS a FROM customers;
-- `STABLE` because of settings that are pinned
SELECT id, to_char(placed, 'YYYY') AS y, date_trunc('month', seen) AS m FROM orders;
-- other `STABLE` ones
SELECT id, rate() AS r FROM customers;
-- `now()`
SELECT id FROM orders WHERE seen < now();
-- `CURRENT_DATE`, `CURRENT_USER` and the like
SELECT id FROM orders WHERE placed < CURRENT_DATE;
-- `VOLATILE`
SELECT id, random() AS r FROM customers;
-- `VOLATILE`, your own
SELECT id, roll() AS r FROM customers;
