BEGIN;
UPDATE src
SET amount = (amount + 17 * n + :cycle) % 1000, score = (score + n) % 100,
    region = CASE WHEN n % 10 = 0 THEN (region + 1) % 10 ELSE region END,
    customer = CASE WHEN n % 10 = 1 THEN (customer + 1) % 10000 ELSE customer END,
    dim_id = CASE WHEN n % 10 = 2 THEN (dim_id + 1) % 1000 ELSE dim_id END
FROM :schema.picked WHERE picked.id = src.id AND n <= :updated;
DELETE FROM src USING :schema.picked WHERE picked.id = src.id AND n > :updated;
INSERT INTO src
SELECT i, abs(hashint4(i)::bigint) % 10, abs(hashint4(i + 1)::bigint) % 20, abs(hashint4(i + 2)::bigint) % 10000,
       abs(hashint4(i + 3)::bigint) % 1000, abs(hashint4(i + 4)::bigint) % 1000, abs(hashint4(i + 5)::bigint) % 100
FROM generate_series(:next, :next + :inserted - 1) AS i;
UPDATE dim SET factor = 1 + (factor + :cycle) % 7
FROM (SELECT id FROM dim ORDER BY hashint8extended(id, :cycle) LIMIT :dim) AS d WHERE d.id = dim.id;
COMMIT
