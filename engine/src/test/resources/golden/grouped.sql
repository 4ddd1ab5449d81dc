-- the query, as PostgreSQL prints it
SELECT customer_id,
   sum(amount) AS total,
   avg(quantity) AS average
  FROM shop.orders
 GROUP BY customer_id;

-- the stored columns
SELECT "g1" AS "customer_id", "s1" AS "total", "s2" AS "average", __pgs_count AS __pgs_count, __pgs_n1 AS __pgs_n1, __pgs_s2 AS __pgs_s2, __pgs_n2 AS __pgs_n2 FROM (SELECT "g1", sum("a1") AS "s1", avg("a2") AS "s2", count(*) AS __pgs_count, count("a1") AS __pgs_n1, sum("a2") AS __pgs_s2, count("a2") AS __pgs_n2 FROM (SELECT "orders"."customer_id" AS "g1", "orders"."amount" AS "a1", "orders"."quantity" AS "a2" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2)
SELECT "g1" AS "customer_id", "s1" AS "total", "s2" AS "average", __pgs_count AS __pgs_count, __pgs_n1 AS __pgs_n1, __pgs_s2 AS __pgs_s2, __pgs_n2 AS __pgs_n2 FROM (SELECT "g1", sum("a1") AS "s1", avg("a2") AS "s2", count(*) AS __pgs_count, count("a1") AS __pgs_n1, sum("a2") AS __pgs_s2, count("a2") AS __pgs_n2 FROM (SELECT "orders"."customer_id" AS "g1", "orders"."amount" AS "a1", "orders"."quantity" AS "a2" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("customer_id") * FROM (SELECT "customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2, sum(__pgs_w) AS __pgs_w FROM (SELECT "customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2, 1 AS __pgs_w FROM (SELECT "g1" AS "customer_id", "s1" AS "total", "s2" AS "average", __pgs_count AS __pgs_count, __pgs_n1 AS __pgs_n1, __pgs_s2 AS __pgs_s2, __pgs_n2 AS __pgs_n2 FROM (SELECT "g1", sum("a1") AS "s1", avg("a2") AS "s2", count(*) AS __pgs_count, count("a1") AS __pgs_n1, sum("a2") AS __pgs_s2, count("a2") AS __pgs_n2 FROM (SELECT "orders"."customer_id" AS "g1", "orders"."amount" AS "a1", "orders"."quantity" AS "a2" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i) AS pgs_q UNION ALL SELECT "customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2, -1 FROM "shop"."result") AS pgs_t GROUP BY "customer_id", "total", scale("total"), "average", scale("average"), __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "customer_id", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."customer_id"), 0) = hash_record_extended(ROW(m."customer_id"), 0) AND ARRAY[t."customer_id"] = ARRAY[m."customer_id"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "total" = m."total", "average" = m."average", __pgs_count = m.__pgs_count, __pgs_n1 = m.__pgs_n1, __pgs_s2 = m.__pgs_s2, __pgs_n2 = m.__pgs_n2
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2) VALUES (m."customer_id", m."total", m."average", m.__pgs_count, m.__pgs_n1, m.__pgs_s2, m.__pgs_n2);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT ("customer_id");

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("customer_id"), 0));

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_delta AS (SELECT * FROM (SELECT "g1" AS "customer_id", sum(__pgs_w)::bigint AS __pgs_rows, sum(__pgs_w * ("a1")) AS __pgs_v2, coalesce(sum(__pgs_w) FILTER (WHERE ("a1") IS NOT NULL), 0)::bigint AS __pgs_v1, sum(__pgs_w::bigint * ("a2")) AS __pgs_v4, coalesce(sum(__pgs_w) FILTER (WHERE ("a2") IS NOT NULL), 0)::bigint AS __pgs_v3 FROM (SELECT "orders"."customer_id" AS "g1", "orders"."amount" AS "a1", "orders"."quantity" AS "a2", "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t GROUP BY "g1") AS m WHERE m.__pgs_rows <> 0 OR m.__pgs_v2 <> 0 OR m.__pgs_v1 <> 0 OR m.__pgs_v4 <> 0 OR m.__pgs_v3 <> 0),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN EXISTS (SELECT FROM pgs_delta WHERE __pgs_v2 IN ('NaN', 'Infinity', '-Infinity')) THEN 2 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM pgs_delta WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."customer_id"), 0) = hash_record_extended(ROW(m."customer_id"), 0) AND ARRAY[t."customer_id"] = ARRAY[m."customer_id"]
WHEN MATCHED AND (t.__pgs_count + m.__pgs_rows) = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "total" = CASE WHEN (t.__pgs_n1 + m.__pgs_v1) = 0 THEN NULL ELSE (coalesce(t."total", 0) + coalesce(m.__pgs_v2, 0))::numeric END, "average" = CASE WHEN (t.__pgs_n2 + m.__pgs_v3) = 0 THEN NULL ELSE (CASE WHEN (t.__pgs_n2 + m.__pgs_v3) = 0 THEN NULL ELSE (coalesce(t.__pgs_s2, 0) + coalesce(m.__pgs_v4, 0))::bigint END)::numeric / ((t.__pgs_n2 + m.__pgs_v3))::numeric END, __pgs_count = (t.__pgs_count + m.__pgs_rows), __pgs_n1 = (t.__pgs_n1 + m.__pgs_v1), __pgs_s2 = CASE WHEN (t.__pgs_n2 + m.__pgs_v3) = 0 THEN NULL ELSE (coalesce(t.__pgs_s2, 0) + coalesce(m.__pgs_v4, 0))::bigint END, __pgs_n2 = (t.__pgs_n2 + m.__pgs_v3)
WHEN NOT MATCHED THEN INSERT ("customer_id", "total", "average", __pgs_count, __pgs_n1, __pgs_s2, __pgs_n2) VALUES (m."customer_id", CASE WHEN m.__pgs_v1 = 0 THEN NULL ELSE m.__pgs_v2::numeric END, CASE WHEN m.__pgs_v3 = 0 THEN NULL ELSE (CASE WHEN m.__pgs_v3 = 0 THEN NULL ELSE m.__pgs_v4::bigint END)::numeric / (m.__pgs_v3)::numeric END, m.__pgs_rows, m.__pgs_v1, CASE WHEN m.__pgs_v3 = 0 THEN NULL ELSE m.__pgs_v4::bigint END, m.__pgs_v3);

