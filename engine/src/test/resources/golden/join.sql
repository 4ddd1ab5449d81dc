-- the query, as PostgreSQL prints it
SELECT c.name,
   o.amount
  FROM (shop.orders o
    JOIN shop.customers c ON ((c.id = o.customer_id)));

-- the stored columns
SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1 FROM "shop"."orders" AS "o", "shop"."customers" AS "c" WHERE (("c"."id" = "o"."customer_id"));

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("name", "amount", __pgs_k1)
SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1 FROM "shop"."orders" AS "o", "shop"."customers" AS "c" WHERE (("c"."id" = "o"."customer_id"));

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "name", "amount", __pgs_k1, 1 AS __pgs_w FROM (SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1 FROM "shop"."orders" AS "o", "shop"."customers" AS "c" WHERE (("c"."id" = "o"."customer_id"))) AS pgs_q UNION ALL SELECT "name", "amount", __pgs_k1, -1 FROM "shop"."result") AS pgs_t GROUP BY "name", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "amount", __pgs_k1) VALUES (m."name", m."amount", m.__pgs_k1);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 PRIMARY KEY (__pgs_k1);

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1, "c".__pgs_w AS __pgs_w FROM "shop"."orders" AS "o", (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" WHERE (("c"."id" = "o"."customer_id"))) AS pgs_t GROUP BY "name", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "amount", __pgs_k1) VALUES (m."name", m."amount", m.__pgs_k1);

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1, "o".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "o", "shop"."customers" AS "c" WHERE (("c"."id" = "o"."customer_id"))) AS pgs_t GROUP BY "name", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "amount", __pgs_k1) VALUES (m."name", m."amount", m.__pgs_k1);

-- applies changes of customers and orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "amount", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1, "o".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "o", "shop"."customers" AS "c" WHERE (("c"."id" = "o"."customer_id"))
UNION ALL SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1, "c".__pgs_w AS __pgs_w FROM "shop"."orders" AS "o", (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" WHERE (("c"."id" = "o"."customer_id"))
UNION ALL SELECT "c"."name" AS "name", "o"."amount" AS "amount", "o"."id" AS __pgs_k1, "o".__pgs_w * "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", -(__pgs_w) AS __pgs_w FROM pgs_c12) AS "o", (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" WHERE (("c"."id" = "o"."customer_id"))) AS pgs_t GROUP BY "name", "amount", scale("amount"), __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "amount" = m."amount"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "amount", __pgs_k1) VALUES (m."name", m."amount", m.__pgs_k1);

