-- the query, as PostgreSQL prints it
SELECT page,
   count(*) OVER (PARTITION BY page) AS n,
   rank() OVER (PARTITION BY hits ORDER BY page) AS place
  FROM shop.visits;

-- the stored columns
SELECT "a1" AS "page", "w1" AS "n", "w2" AS "place" FROM (SELECT "a1", "a2", "w1", rank() OVER (PARTITION BY "a2" ORDER BY "a1") AS "w2" FROM (SELECT "a1", "a2", count(*) OVER (PARTITION BY "a1") AS "w1" FROM (SELECT "visits"."page" AS "a1", "visits"."hits" AS "a2" FROM "shop"."visits" AS "visits") AS pgs_g) AS pgs_g) AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("page", "n", "place")
SELECT "a1" AS "page", "w1" AS "n", "w2" AS "place" FROM (SELECT "a1", "a2", "w1", rank() OVER (PARTITION BY "a2" ORDER BY "a1") AS "w2" FROM (SELECT "a1", "a2", count(*) OVER (PARTITION BY "a1") AS "w1" FROM (SELECT "visits"."page" AS "a1", "visits"."hits" AS "a2" FROM "shop"."visits" AS "visits") AS pgs_g) AS pgs_g) AS pgs_i;

-- makes the table equal to its query again
WITH pgs_net AS (SELECT "page", "n", "place", sum(__pgs_w) AS __pgs_w FROM (SELECT "page", "n", "place", 1 AS __pgs_w FROM (SELECT "a1" AS "page", "w1" AS "n", "w2" AS "place" FROM (SELECT "a1", "a2", "w1", rank() OVER (PARTITION BY "a2" ORDER BY "a1") AS "w2" FROM (SELECT "a1", "a2", count(*) OVER (PARTITION BY "a1") AS "w1" FROM (SELECT "visits"."page" AS "a1", "visits"."hits" AS "a2" FROM "shop"."visits" AS "visits") AS pgs_g) AS pgs_g) AS pgs_i) AS pgs_q UNION ALL SELECT "page", "n", "place", -1 FROM "shop"."result") AS pgs_t GROUP BY "page", "n", "place" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "page", "n", "place" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT ctid AS __pgs_at FROM (
  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
  FROM pgs_leaving AS m JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."page", t."n", t."place"), 0) = hash_record_extended(ROW(m."page", m."n", m."place"), 0) AND (ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t."n"] = ARRAY[m."n"] AND ARRAY[t."place"] = ARRAY[m."place"]) IS TRUE) AS pgs_m
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
INSERT INTO "shop"."result" ("page", "n", "place")
SELECT "page", "n", "place" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("page", "n", "place"), 0));

-- finds stored rows
ALTER INDEX "shop".pgs_find_7_1 ALTER COLUMN 1 SET STATISTICS 0;

-- applies changes of visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_net AS (SELECT "page", "n", "place", sum(__pgs_w) AS __pgs_w FROM (SELECT pgs_q."page", pgs_q."n", pgs_q."place", 1 AS __pgs_w FROM (SELECT "a1" AS "page", "w1" AS "n", "w2" AS "place" FROM (SELECT "a1", "a2", "w1", rank() OVER (PARTITION BY "a2" ORDER BY "a1") AS "w2" FROM (SELECT "a1", "a2", count(*) OVER (PARTITION BY "a1") AS "w1" FROM (SELECT pgs_i."a1", pgs_i."a2" FROM (SELECT "visits"."page" AS "a1", "visits"."hits" AS "a2" FROM "shop"."visits" AS "visits") AS pgs_i) AS pgs_g) AS pgs_g) AS pgs_i) AS pgs_q UNION ALL SELECT t."page", t."n", t."place", -1 FROM "shop"."result" AS t) AS pgs_t GROUP BY "page", "n", "place" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "page", "n", "place" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."page", t."n", t."place"), 0) = hash_record_extended(ROW(m."page", m."n", m."place"), 0) AND ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t."n"] = ARRAY[m."n"] AND ARRAY[t."place"] = ARRAY[m."place"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("page", "n", "place")
SELECT "page", "n", "place" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

