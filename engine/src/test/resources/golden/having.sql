-- the query, as PostgreSQL prints it
SELECT customer_id
  FROM shop.orders
 GROUP BY customer_id
HAVING (sum(quantity) > 3);

-- the stored columns
SELECT "g1" AS "customer_id" FROM (SELECT "g1", sum("a1") AS "s1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i WHERE ("s1" > 3);

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("customer_id")
SELECT "g1" AS "customer_id" FROM (SELECT "g1", sum("a1") AS "s1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i WHERE ("s1" > 3);

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("customer_id") * FROM (SELECT "customer_id", sum(__pgs_w) AS __pgs_w FROM (SELECT "customer_id", 1 AS __pgs_w FROM (SELECT "g1" AS "customer_id" FROM (SELECT "g1", sum("a1") AS "s1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i WHERE ("s1" > 3)) AS pgs_q UNION ALL SELECT "customer_id", -1 FROM "shop"."result") AS pgs_t GROUP BY "customer_id" HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "customer_id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."customer_id"), 0) = hash_record_extended(ROW(m."customer_id"), 0) AND ARRAY[t."customer_id"] = ARRAY[m."customer_id"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("customer_id") VALUES (m."customer_id");

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT ("customer_id");

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("customer_id"), 0));

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_keys AS (SELECT DISTINCT "g1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1", "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t),
pgs_d4 AS (SELECT "g1", 1 AS __pgs_w FROM pgs_keys),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT k."g1" AS "customer_id", coalesce(r.__pgs_w, -1) AS __pgs_w FROM pgs_keys AS k LEFT JOIN (SELECT *, 1 AS __pgs_w FROM (SELECT "g1" AS "customer_id" FROM (SELECT "g1", sum("a1") AS "s1" FROM (SELECT pgs_i."g1", pgs_i."a1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1" FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT "g1" FROM pgs_d4) AS pgs_k WHERE pgs_i."g1" = pgs_k."g1"
UNION ALL SELECT pgs_i."g1", pgs_i."a1" FROM (SELECT "orders"."customer_id" AS "g1", "orders"."quantity" AS "a1" FROM "shop"."orders" AS "orders") AS pgs_i, (SELECT DISTINCT "g1" FROM pgs_d4) AS pgs_k WHERE ARRAY[pgs_i."g1"] = ARRAY[pgs_k."g1"] AND (SELECT EXISTS (SELECT FROM pgs_d4 WHERE "g1" IS NULL)) AND (pgs_i."g1" IS NULL)) AS pgs_g GROUP BY "g1") AS pgs_i WHERE ("s1" > 3)) AS pgs_q) AS r ON ARRAY[k."g1"] = ARRAY[r."customer_id"]) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."customer_id"), 0) = hash_record_extended(ROW(m."customer_id"), 0) AND ARRAY[t."customer_id"] = ARRAY[m."customer_id"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("customer_id") VALUES (m."customer_id");

