-- the query, as PostgreSQL prints it
SELECT DISTINCT ON (customer_id) id,
   amount
  FROM shop.orders
 ORDER BY customer_id, amount DESC;

-- the stored columns
SELECT "id" AS "id", "amount" AS "amount", __pgs_o1 AS __pgs_k1 FROM (SELECT DISTINCT ON (__pgs_o1) "id", "amount", __pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1 FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY __pgs_o1, "amount" DESC, "id") AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "amount", __pgs_k1)
SELECT "id" AS "id", "amount" AS "amount", __pgs_o1 AS __pgs_k1 FROM (SELECT DISTINCT ON (__pgs_o1) "id", "amount", __pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1 FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY __pgs_o1, "amount" DESC, "id") AS pgs_i;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "id", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "amount", __pgs_k1, 1 AS __pgs_w FROM (SELECT "id" AS "id", "amount" AS "amount", __pgs_o1 AS __pgs_k1 FROM (SELECT DISTINCT ON (__pgs_o1) "id", "amount", __pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1 FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY __pgs_o1, "amount" DESC, "id") AS pgs_i) AS pgs_q UNION ALL SELECT "id", "amount", __pgs_k1, -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t.__pgs_k1), 0) = hash_record_extended(ROW(m.__pgs_k1), 0) AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "id" = m."id", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "amount", __pgs_k1) VALUES (m."id", m."amount", m.__pgs_k1);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT (__pgs_k1);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW(__pgs_k1), 0));

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT __pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1, "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t),
pgs_d4 AS (SELECT __pgs_o1, 1 AS __pgs_w FROM pgs_keys),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "id", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."amount", pgs_q.__pgs_k1, 1 AS __pgs_w FROM (SELECT "id" AS "id", "amount" AS "amount", __pgs_o1 AS __pgs_k1 FROM (SELECT DISTINCT ON (__pgs_o1) "id", "amount", __pgs_o1 FROM (SELECT pgs_i."id", pgs_i."amount", pgs_i.__pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1 FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT __pgs_o1 FROM pgs_d4) AS pgs_k WHERE pgs_i.__pgs_o1 = pgs_k.__pgs_o1
UNION ALL SELECT pgs_i."id", pgs_i."amount", pgs_i.__pgs_o1 FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount", "orders"."customer_id" AS __pgs_o1 FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT __pgs_o1 FROM pgs_d4) AS pgs_k WHERE ARRAY[pgs_i.__pgs_o1] = ARRAY[pgs_k.__pgs_o1] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE __pgs_o1 IS NULL)) AND (pgs_i.__pgs_o1 IS NULL)) AS pgs_g ORDER BY __pgs_o1, "amount" DESC, "id") AS pgs_i) AS pgs_q UNION ALL SELECT t."id", t."amount", t.__pgs_k1, -1 FROM "shop"."result" AS t JOIN pgs_keys AS k ON hash_record_extended(ROW(t.__pgs_k1), 0) = hash_record_extended(ROW(k.__pgs_o1), 0) AND ARRAY[t.__pgs_k1] = ARRAY[k.__pgs_o1]) AS pgs_t GROUP BY "id", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t.__pgs_k1), 0) = hash_record_extended(ROW(m.__pgs_k1), 0) AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "id" = m."id", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "amount", __pgs_k1) VALUES (m."id", m."amount", m.__pgs_k1);

