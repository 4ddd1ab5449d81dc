-- the query, as PostgreSQL prints it
SELECT c.name,
   q.n
  FROM (shop.customers c
    JOIN ( SELECT orders.customer_id,
           count(*) AS n
          FROM shop.orders
         GROUP BY orders.customer_id) q ON ((q.customer_id = c.id)));

-- the stored columns
WITH pgs_state_1 AS (SELECT "g1" AS "g1", "s1" AS "s1" FROM (SELECT "g1", count(*) AS "s1" FROM (SELECT "orders"."customer_id" AS "g1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i)
SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1 FROM "shop"."customers" AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n" FROM (SELECT "g1", "s1" FROM pgs_state_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"));

-- fills the empty table
WITH pgs_state_1 AS (SELECT "g1" AS "g1", "s1" AS "s1" FROM (SELECT "g1", count(*) AS "s1" FROM (SELECT "orders"."customer_id" AS "g1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i),
pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7),
pgs_fill_1 AS (INSERT INTO "pgstream_changes".pgs_state_7_1 ("g1", "s1") SELECT "g1", "s1" FROM pgs_state_1)
INSERT INTO "shop"."result" ("name", "n", __pgs_k1)
SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1 FROM "shop"."customers" AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n" FROM (SELECT "g1", "s1" FROM pgs_state_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"));

-- makes the table equal to its query again
DELETE FROM "pgstream_changes".pgs_state_7_1;
WITH pgs_state_1 AS (SELECT "g1" AS "g1", "s1" AS "s1" FROM (SELECT "g1", count(*) AS "s1" FROM (SELECT "orders"."customer_id" AS "g1" FROM "shop"."orders" AS "orders") AS pgs_g GROUP BY "g1") AS pgs_i),
pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7),
pgs_fill_1 AS (INSERT INTO "pgstream_changes".pgs_state_7_1 ("g1", "s1") SELECT "g1", "s1" FROM pgs_state_1)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "n", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "name", "n", __pgs_k1, 1 AS __pgs_w FROM (SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1 FROM "shop"."customers" AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n" FROM (SELECT "g1", "s1" FROM pgs_state_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"))) AS pgs_q UNION ALL SELECT "name", "n", __pgs_k1, -1 FROM "shop"."result") AS pgs_t GROUP BY "name", "n", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "n" = m."n"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "n", __pgs_k1) VALUES (m."name", m."n", m.__pgs_k1);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 PRIMARY KEY (__pgs_k1);

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_state_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1),
pgs_untouched_1 AS NOT MATERIALIZED (SELECT * FROM pgs_state_1),
pgs_touched_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1 WHERE false),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "n", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1, "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n" FROM (SELECT "g1", "s1" FROM pgs_state_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"))) AS pgs_t GROUP BY "name", "n", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "n" = m."n"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "n", __pgs_k1) VALUES (m."name", m."n", m.__pgs_k1);

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_former_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1),
pgs_delta_1 AS (SELECT * FROM (SELECT "g1" AS "g1", sum(__pgs_w)::bigint AS __pgs_rows FROM (SELECT "orders"."customer_id" AS "g1", "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t GROUP BY "g1") AS m WHERE m.__pgs_rows <> 0),
pgs_next_1 AS (SELECT "g1", "s1", CASE WHEN "s1" = 0 THEN -1 ELSE 1 END AS __pgs_w FROM (SELECT m."g1", CASE WHEN t."s1" IS NULL THEN m.__pgs_rows ELSE (t."s1" + m.__pgs_rows) END AS "s1", false AS __pgs_redo FROM pgs_delta_1 AS m LEFT JOIN "pgstream_changes".pgs_state_7_1 AS t ON hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]) AS m),
pgs_change_1 AS (SELECT "g1", "s1", 1 AS __pgs_w FROM pgs_next_1 WHERE __pgs_w > 0
UNION ALL SELECT "g1", "s1", -1 FROM "pgstream_changes".pgs_state_7_1 AS t WHERE EXISTS (SELECT FROM pgs_next_1 AS m WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"])),
pgs_untouched_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1 AS t WHERE NOT EXISTS (SELECT FROM pgs_next_1 AS m WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"])),
pgs_touched_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM pgs_next_1 WHERE __pgs_w > 0),
pgs_state_1 AS NOT MATERIALIZED (SELECT * FROM pgs_untouched_1
UNION ALL SELECT * FROM pgs_touched_1),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7),
pgs_gone_1 AS (DELETE FROM "pgstream_changes".pgs_state_7_1 AS t USING pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w < 0 AND hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]),
pgs_kept_1 AS (UPDATE "pgstream_changes".pgs_state_7_1 AS t SET "s1" = m."s1" FROM pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w > 0 AND hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]),
pgs_new_1 AS (INSERT INTO "pgstream_changes".pgs_state_7_1 ("g1", "s1") SELECT "g1", "s1" FROM pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w > 0 AND NOT EXISTS (SELECT FROM "pgstream_changes".pgs_state_7_1 AS t WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]))
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "n", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1, "q".__pgs_w AS __pgs_w FROM "shop"."customers" AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n", pgs_i.__pgs_w AS __pgs_w FROM (SELECT "g1", "s1", __pgs_w AS __pgs_w FROM pgs_change_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"))) AS pgs_t GROUP BY "name", "n", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "n" = m."n"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "n", __pgs_k1) VALUES (m."name", m."n", m.__pgs_k1);

-- applies changes of customers and orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_former_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1),
pgs_delta_1 AS (SELECT * FROM (SELECT "g1" AS "g1", sum(__pgs_w)::bigint AS __pgs_rows FROM (SELECT "orders"."customer_id" AS "g1", "orders".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "orders") AS pgs_t GROUP BY "g1") AS m WHERE m.__pgs_rows <> 0),
pgs_next_1 AS (SELECT "g1", "s1", CASE WHEN "s1" = 0 THEN -1 ELSE 1 END AS __pgs_w FROM (SELECT m."g1", CASE WHEN t."s1" IS NULL THEN m.__pgs_rows ELSE (t."s1" + m.__pgs_rows) END AS "s1", false AS __pgs_redo FROM pgs_delta_1 AS m LEFT JOIN "pgstream_changes".pgs_state_7_1 AS t ON hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]) AS m),
pgs_change_1 AS (SELECT "g1", "s1", 1 AS __pgs_w FROM pgs_next_1 WHERE __pgs_w > 0
UNION ALL SELECT "g1", "s1", -1 FROM "pgstream_changes".pgs_state_7_1 AS t WHERE EXISTS (SELECT FROM pgs_next_1 AS m WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"])),
pgs_untouched_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM "pgstream_changes".pgs_state_7_1 AS t WHERE NOT EXISTS (SELECT FROM pgs_next_1 AS m WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"])),
pgs_touched_1 AS NOT MATERIALIZED (SELECT "g1", "s1" FROM pgs_next_1 WHERE __pgs_w > 0),
pgs_state_1 AS NOT MATERIALIZED (SELECT * FROM pgs_untouched_1
UNION ALL SELECT * FROM pgs_touched_1),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7),
pgs_gone_1 AS (DELETE FROM "pgstream_changes".pgs_state_7_1 AS t USING pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w < 0 AND hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]),
pgs_kept_1 AS (UPDATE "pgstream_changes".pgs_state_7_1 AS t SET "s1" = m."s1" FROM pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w > 0 AND hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]),
pgs_new_1 AS (INSERT INTO "pgstream_changes".pgs_state_7_1 ("g1", "s1") SELECT "g1", "s1" FROM pgs_next_1 AS m WHERE (SELECT code FROM pgs_gate) = 0 AND m.__pgs_w > 0 AND NOT EXISTS (SELECT FROM "pgstream_changes".pgs_state_7_1 AS t WHERE hash_record_extended(ROW(t."g1"), 0) = hash_record_extended(ROW(m."g1"), 0) AND ARRAY[t."g1"] = ARRAY[m."g1"]))
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON (__pgs_k1) * FROM (SELECT "name", "n", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1, "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n" FROM (SELECT "g1", "s1" FROM pgs_former_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"))
UNION ALL SELECT "c"."name" AS "name", "q"."n" AS "n", "c"."id" AS __pgs_k1, "q".__pgs_w AS __pgs_w FROM "shop"."customers" AS "c", (SELECT "g1" AS "customer_id", "s1" AS "n", pgs_i.__pgs_w AS __pgs_w FROM (SELECT "g1", "s1", __pgs_w AS __pgs_w FROM pgs_change_1) AS pgs_i) AS "q" WHERE (("q"."customer_id" = "c"."id"))) AS pgs_t GROUP BY "name", "n", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON t.__pgs_k1 = m.__pgs_k1
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "name" = m."name", "n" = m."n"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("name", "n", __pgs_k1) VALUES (m."name", m."n", m.__pgs_k1);

