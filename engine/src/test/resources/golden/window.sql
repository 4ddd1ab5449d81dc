-- the query, as PostgreSQL prints it
SELECT id,
   row_number() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS n,
   sum(amount) OVER (PARTITION BY customer_id) AS total
  FROM shop.orders;

-- the stored columns
SELECT "a1" AS "id", "w1" AS "n", "w2" AS "total", "a2" AS __pgs_p1 FROM (SELECT "a1", "a2", "a3", "a4", row_number() OVER (PARTITION BY "a2" ORDER BY "a3" DESC, "a1") AS "w1", sum("a4") OVER (PARTITION BY "a2") AS "w2" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4" FROM "shop"."orders" AS "orders") AS pgs_g) AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "n", "total", __pgs_p1)
SELECT "a1" AS "id", "w1" AS "n", "w2" AS "total", "a2" AS __pgs_p1 FROM (SELECT "a1", "a2", "a3", "a4", row_number() OVER (PARTITION BY "a2" ORDER BY "a3" DESC, "a1") AS "w1", sum("a4") OVER (PARTITION BY "a2") AS "w2" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4" FROM "shop"."orders" AS "orders") AS pgs_g) AS pgs_i;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("id") * FROM (SELECT "id", "n", "total", __pgs_p1, sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "n", "total", __pgs_p1, 1 AS __pgs_w FROM (SELECT "a1" AS "id", "w1" AS "n", "w2" AS "total", "a2" AS __pgs_p1 FROM (SELECT "a1", "a2", "a3", "a4", row_number() OVER (PARTITION BY "a2" ORDER BY "a3" DESC, "a1") AS "w1", sum("a4") OVER (PARTITION BY "a2") AS "w2" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4" FROM "shop"."orders" AS "orders") AS pgs_g) AS pgs_i) AS pgs_q UNION ALL SELECT "id", "n", "total", __pgs_p1, -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "n", "total", scale("total"), __pgs_p1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t."id" = m."id"
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "n" = m."n", "total" = m."total", __pgs_p1 = m.__pgs_p1
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "n", "total", __pgs_p1) VALUES (m."id", m."n", m."total", m.__pgs_p1);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 PRIMARY KEY ("id");

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW(__pgs_p1), 0));

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT "a2" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4", "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t),
pgs_d4 AS (SELECT "a2", 1 AS __pgs_w FROM pgs_keys),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("id") * FROM (SELECT "id", "n", "total", __pgs_p1, sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."n", pgs_q."total", pgs_q.__pgs_p1, 1 AS __pgs_w FROM (SELECT "a1" AS "id", "w1" AS "n", "w2" AS "total", "a2" AS __pgs_p1 FROM (SELECT "a1", "a2", "a3", "a4", row_number() OVER (PARTITION BY "a2" ORDER BY "a3" DESC, "a1") AS "w1", sum("a4") OVER (PARTITION BY "a2") AS "w2" FROM (SELECT pgs_i."a1", pgs_i."a2", pgs_i."a3", pgs_i."a4" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4" FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT "a2" FROM pgs_d4) AS pgs_k WHERE pgs_i."a2" = pgs_k."a2"
UNION ALL SELECT pgs_i."a1", pgs_i."a2", pgs_i."a3", pgs_i."a4" FROM (SELECT "orders"."id" AS "a1", "orders"."customer_id" AS "a2", "orders"."placed" AS "a3", "orders"."amount" AS "a4" FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT "a2" FROM pgs_d4) AS pgs_k WHERE ARRAY[pgs_i."a2"] = ARRAY[pgs_k."a2"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "a2" IS NULL)) AND (pgs_i."a2" IS NULL)) AS pgs_g) AS pgs_i) AS pgs_q UNION ALL SELECT t."id", t."n", t."total", t.__pgs_p1, -1 FROM "shop"."result" AS t JOIN pgs_keys AS k ON hash_record_extended(ROW(t.__pgs_p1), 0) = hash_record_extended(ROW(k."a2"), 0) AND ARRAY[t.__pgs_p1] = ARRAY[k."a2"]) AS pgs_t GROUP BY "id", "n", "total", scale("total"), __pgs_p1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t."id" = m."id"
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "n" = m."n", "total" = m."total", __pgs_p1 = m.__pgs_p1
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "n", "total", __pgs_p1) VALUES (m."id", m."n", m."total", m.__pgs_p1);

