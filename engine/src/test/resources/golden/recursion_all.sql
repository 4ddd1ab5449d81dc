-- the query, as PostgreSQL prints it
WITH RECURSIVE r(id) AS (
         SELECT customers.id
           FROM shop.customers
        UNION ALL
         SELECT o.id
           FROM (shop.orders o
             JOIN r r_1 ON ((o.customer_id = r_1.id)))
        )
 SELECT id
   FROM r;

-- the stored columns
SELECT "r"."id" AS "id" FROM (WITH RECURSIVE pgs_recursion ("id") AS (
(SELECT "customers"."id" AS "id" FROM "shop"."customers" AS "customers")
UNION ALL (SELECT "o"."id" AS "id" FROM "shop"."orders" AS "o", (SELECT "id" FROM pgs_recursion) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))))
SELECT "id" FROM pgs_recursion) AS "r";

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id")
SELECT "r"."id" AS "id" FROM (WITH RECURSIVE pgs_recursion ("id") AS (
(SELECT "customers"."id" AS "id" FROM "shop"."customers" AS "customers")
UNION ALL (SELECT "o"."id" AS "id" FROM "shop"."orders" AS "o", (SELECT "id" FROM pgs_recursion) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))))
SELECT "id" FROM pgs_recursion) AS "r";

-- makes the table equal to its query again
WITH pgs_net AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM (SELECT "id", 1 AS __pgs_w FROM (SELECT "r"."id" AS "id" FROM (WITH RECURSIVE pgs_recursion ("id") AS (
(SELECT "customers"."id" AS "id" FROM "shop"."customers" AS "customers")
UNION ALL (SELECT "o"."id" AS "id" FROM "shop"."orders" AS "o", (SELECT "id" FROM pgs_recursion) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))))
SELECT "id" FROM pgs_recursion) AS "r") AS pgs_q UNION ALL SELECT "id", -1 FROM "shop"."result") AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT ctid AS __pgs_at FROM (
  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
  FROM pgs_leaving AS m JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."id"), 0) = hash_record_extended(ROW(m."id"), 0) AND (t."id" = m."id") IS TRUE) AS pgs_m
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
INSERT INTO "shop"."result" ("id")
SELECT "id" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("id"), 0));

-- finds stored rows
ALTER INDEX "shop".pgs_find_7_1 ALTER COLUMN 1 SET STATISTICS 0;

-- finds stored rows
CREATE INDEX pgs_find_7_2 ON "shop"."result" ("id");

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."id" AS "id" FROM "shop"."result" AS t),
pgs_recursion_start AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM ((SELECT "customers"."id" AS "id", "customers".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "customers")
UNION ALL (SELECT "id", 1 AS __pgs_w FROM (SELECT "o"."id" AS "id" FROM "shop"."orders" AS "o", (SELECT "id" FROM pgs_recursion_former) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))) AS pgs_i WHERE false)) AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_recursion_change AS (WITH RECURSIVE pgs_recursion_round ("id", __pgs_w) AS (
SELECT "id", ARRAY[__pgs_w::bigint, 1] FROM pgs_recursion_start
UNION ALL SELECT "id", ARRAY[__pgs_w[1], __pgs_w[2] + 1] FROM (SELECT "o"."id" AS "id", "r_1".__pgs_w AS __pgs_w FROM "shop"."orders" AS "o", (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_round) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))) AS s WHERE __pgs_w[2] <= 1000)
SELECT "id", __pgs_w[1]::integer AS __pgs_w, __pgs_w[2] AS __pgs_round FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_net AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."id" AS "id", "r".__pgs_w AS __pgs_w FROM (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id"), 0) = hash_record_extended(ROW(m."id"), 0) AND t."id" = m."id"
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN EXISTS (SELECT FROM pgs_recursion_change WHERE __pgs_round > 1000) OR (SELECT count(*) FROM pgs_recursion_change) > greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id")
SELECT "id" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."id" AS "id" FROM "shop"."result" AS t),
pgs_recursion_start AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM ((SELECT "id", 1 AS __pgs_w FROM (SELECT "customers"."id" AS "id" FROM "shop"."customers" AS "customers") AS pgs_i WHERE false)
UNION ALL (SELECT "o"."id" AS "id", "o".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "o", (SELECT "id" FROM pgs_recursion_former) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id")))) AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_recursion_change AS (WITH RECURSIVE pgs_recursion_round ("id", __pgs_w) AS (
SELECT "id", ARRAY[__pgs_w::bigint, 1] FROM pgs_recursion_start
UNION ALL SELECT "id", ARRAY[__pgs_w[1], __pgs_w[2] + 1] FROM (SELECT "o"."id" AS "id", "r_1".__pgs_w AS __pgs_w FROM "shop"."orders" AS "o", (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_round) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))) AS s WHERE __pgs_w[2] <= 1000)
SELECT "id", __pgs_w[1]::integer AS __pgs_w, __pgs_w[2] AS __pgs_round FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_net AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."id" AS "id", "r".__pgs_w AS __pgs_w FROM (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id"), 0) = hash_record_extended(ROW(m."id"), 0) AND t."id" = m."id"
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN EXISTS (SELECT FROM pgs_recursion_change WHERE __pgs_round > 1000) OR (SELECT count(*) FROM pgs_recursion_change) > greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id")
SELECT "id" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of customers and orders
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c12 AS NOT MATERIALIZED (SELECT c1, c2, c3, c4, c5, c6, c7, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."id" AS "id" FROM "shop"."result" AS t),
pgs_recursion_start AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM ((SELECT "customers"."id" AS "id", "customers".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "customers")
UNION ALL (SELECT "o"."id" AS "id", "o".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "customer_id", c3 AS "amount", c4 AS "quantity", c5 AS "placed", c6 AS "tags", c7 AS "note", __pgs_w AS __pgs_w FROM pgs_c12) AS "o", (SELECT "id" FROM pgs_recursion_former) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id")))) AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_recursion_change AS (WITH RECURSIVE pgs_recursion_round ("id", __pgs_w) AS (
SELECT "id", ARRAY[__pgs_w::bigint, 1] FROM pgs_recursion_start
UNION ALL SELECT "id", ARRAY[__pgs_w[1], __pgs_w[2] + 1] FROM (SELECT "o"."id" AS "id", "r_1".__pgs_w AS __pgs_w FROM "shop"."orders" AS "o", (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_round) AS "r_1" WHERE (("o"."customer_id" = "r_1"."id"))) AS s WHERE __pgs_w[2] <= 1000)
SELECT "id", __pgs_w[1]::integer AS __pgs_w, __pgs_w[2] AS __pgs_round FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_net AS (SELECT "id", sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."id" AS "id", "r".__pgs_w AS __pgs_w FROM (SELECT "id", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "id" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id"), 0) = hash_record_extended(ROW(m."id"), 0) AND t."id" = m."id"
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_12 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 12) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN EXISTS (SELECT FROM pgs_recursion_change WHERE __pgs_round > 1000) OR (SELECT count(*) FROM pgs_recursion_change) > greatest(10000, (SELECT reltuples / 2 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id")
SELECT "id" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

