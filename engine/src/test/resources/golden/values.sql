-- the query, as PostgreSQL prints it
SELECT o.id,
   v.label
  FROM (shop.orders o
    JOIN ( VALUES (1,'one'::text), (2,'two'::text)) v(quantity, label) ON ((v.quantity = o.quantity)));

-- the stored columns
SELECT "o"."id" AS "id", "v"."label" AS "label" FROM "shop"."orders" AS "o", (SELECT "column1" AS "quantity", "column2" AS "label" FROM (SELECT * FROM (VALUES (1, 'one'::text), (2, 'two'::text)) AS pgs_v ("column1", "column2")) AS pgs_i) AS "v" WHERE (("v"."quantity" = "o"."quantity"));

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "label")
SELECT "o"."id" AS "id", "v"."label" AS "label" FROM "shop"."orders" AS "o", (SELECT "column1" AS "quantity", "column2" AS "label" FROM (SELECT * FROM (VALUES (1, 'one'::text), (2, 'two'::text)) AS pgs_v ("column1", "column2")) AS pgs_i) AS "v" WHERE (("v"."quantity" = "o"."quantity"));

-- makes the table equal to its query again
WITH pgs_net AS (SELECT "id", "label", sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "label", 1 AS __pgs_w FROM (SELECT "o"."id" AS "id", "v"."label" AS "label" FROM "shop"."orders" AS "o", (SELECT "column1" AS "quantity", "column2" AS "label" FROM (SELECT * FROM (VALUES (1, 'one'::text), (2, 'two'::text)) AS pgs_v ("column1", "column2")) AS pgs_i) AS "v" WHERE (("v"."quantity" = "o"."quantity"))) AS pgs_q UNION ALL SELECT "id", "label", -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "label" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "label" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT ctid AS __pgs_at FROM (
  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
  FROM pgs_leaving AS m JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."id", t."label"), 0) = hash_record_extended(ROW(m."id", m."label"), 0) AND (t."id" = m."id" AND ARRAY[t."label"] = ARRAY[m."label"]) IS TRUE) AS pgs_m
WHERE __pgs_copy <= __pgs_copies),
pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "label")
SELECT "id", "label" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("id", "label"), 0));

-- finds stored rows
ALTER INDEX "shop".pgs_find_7_1 ALTER COLUMN 1 SET STATISTICS 0;

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_net AS (SELECT "id", "label", sum(__pgs_w) AS __pgs_w FROM (SELECT "o"."id" AS "id", "v"."label" AS "label", "o".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "o", (SELECT "column1" AS "quantity", "column2" AS "label" FROM (SELECT * FROM (VALUES (1, 'one'::text), (2, 'two'::text)) AS pgs_v ("column1", "column2")) AS pgs_i) AS "v" WHERE (("v"."quantity" = "o"."quantity"))) AS pgs_t GROUP BY "id", "label" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "label" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."label"), 0) = hash_record_extended(ROW(m."id", m."label"), 0) AND t."id" = m."id" AND ARRAY[t."label"] = ARRAY[m."label"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
, pgs_check AS MATERIALIZED (
  SELECT CASE WHEN (SELECT code FROM pgs_gate) = 0 THEN pgstream.pgs_check_found(
    (SELECT sum(__pgs_copies) FROM pgs_leaving), (SELECT count(*) FROM pgs_found)) ELSE false END AS ok),
pgs_deleted AS (
  DELETE FROM "shop"."result" WHERE (SELECT ok FROM pgs_check)
  AND ctid = ANY (ARRAY(SELECT __pgs_at FROM pgs_found)))
INSERT INTO "shop"."result" ("id", "label")
SELECT "id", "label" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

