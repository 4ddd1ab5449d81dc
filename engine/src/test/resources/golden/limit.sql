-- the query, as PostgreSQL prints it
SELECT id,
   amount
  FROM shop.orders
 ORDER BY amount DESC, id
LIMIT 10;

-- the stored columns
SELECT "id", "amount" FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount" FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY "amount" DESC, "id" LIMIT 10;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "amount")
SELECT "id", "amount" FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount" FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY "amount" DESC, "id" LIMIT 10;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("id") * FROM (SELECT "id", "amount", sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "amount", 1 AS __pgs_w FROM (SELECT "id", "amount" FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount" FROM "shop"."orders" AS "orders") AS pgs_g ORDER BY "amount" DESC, "id" LIMIT 10) AS pgs_q UNION ALL SELECT "id", "amount", -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "amount", scale("amount") HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t."id" = m."id"
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "amount") VALUES (m."id", m."amount");

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 PRIMARY KEY ("id");

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("id") * FROM (SELECT "id", "amount", sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."id", pgs_q."amount", 1 AS __pgs_w FROM (SELECT "id", "amount" FROM (SELECT pgs_i."id", pgs_i."amount" FROM (SELECT "orders"."id" AS "id", "orders"."amount" AS "amount" FROM "shop"."orders" AS "orders") AS pgs_i) AS pgs_g ORDER BY "amount" DESC, "id" LIMIT 10) AS pgs_q UNION ALL SELECT t."id", t."amount", -1 FROM "shop"."result" AS t) AS pgs_t GROUP BY "id", "amount", scale("amount") HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t."id" = m."id"
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("id", "amount") VALUES (m."id", m."amount");

