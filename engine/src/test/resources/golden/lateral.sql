-- the query, as PostgreSQL prints it
SELECT c.id,
   t.hits
  FROM (shop.customers c
    CROSS JOIN LATERAL ( SELECT v.hits
          FROM shop.visits v
         WHERE (v.page = c.name)
         ORDER BY v.hits DESC
        LIMIT 2) t);

-- the stored columns
SELECT "c"."id" AS "id", "t"."hits" AS "hits" FROM "shop"."customers" AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("id", "hits")
SELECT "c"."id" AS "id", "t"."hits" AS "hits" FROM "shop"."customers" AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true;

-- makes the table equal to its query again
WITH pgs_net AS (SELECT "id", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT "id", "hits", 1 AS __pgs_w FROM (SELECT "c"."id" AS "id", "t"."hits" AS "hits" FROM "shop"."customers" AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true) AS pgs_q UNION ALL SELECT "id", "hits", -1 FROM "shop"."result") AS pgs_t GROUP BY "id", "hits" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "hits" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT ctid AS __pgs_at FROM (
  SELECT t.ctid, m.__pgs_copies, row_number() OVER (PARTITION BY m.__pgs_row) AS __pgs_copy
  FROM pgs_leaving AS m JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."id", t."hits"), 0) = hash_record_extended(ROW(m."id", m."hits"), 0) AND (t."id" = m."id" AND ARRAY[t."hits"] = ARRAY[m."hits"]) IS TRUE) AS pgs_m
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
INSERT INTO "shop"."result" ("id", "hits")
SELECT "id", "hits" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("id", "hits"), 0));

-- finds stored rows
ALTER INDEX "shop".pgs_find_7_1 ALTER COLUMN 1 SET STATISTICS 0;

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_net AS (SELECT "id", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."id" AS "id", "t"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true) AS pgs_t GROUP BY "id", "hits" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "hits" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."hits"), 0) = hash_record_extended(ROW(m."id", m."hits"), 0) AND t."id" = m."id" AND ARRAY[t."hits"] = ARRAY[m."hits"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id", "hits")
SELECT "id", "hits" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_d3 AS (SELECT "page", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS pgs_u GROUP BY "page", "hits" HAVING sum(__pgs_w) <> 0),
pgs_d4 AS (SELECT "c"."id" AS "id", "c"."name" AS "name", "c"."region" AS "region" FROM "shop"."customers" AS "c" WHERE EXISTS (SELECT FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_d3) AS "v" WHERE ("v"."page" = "c"."name"))),
pgs_d5 AS (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_d3),
pgs_d6 AS (SELECT "page" AS pgs_k1, array_agg("page") AS pgs_a1, array_agg("hits") AS pgs_a2, array_agg(__pgs_w) AS __pgs_w FROM pgs_d5 GROUP BY "page"),
pgs_net AS (SELECT "id", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."id" AS "id", "t"."hits" AS "hits", 1 AS __pgs_w FROM (SELECT "id", "name", "region" FROM pgs_d4) AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true
UNION ALL SELECT "c"."id" AS "id", "t"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT "id", "name", "region", -(1) AS __pgs_w FROM pgs_d4) AS "c" LEFT JOIN pgs_d6 AS pgs_e ON pgs_e.pgs_k1 = "c"."name" INNER JOIN LATERAL (SELECT "v"."hits" FROM (SELECT "page", "hits" FROM (
  SELECT "page", "hits", sum(__pgs_w) AS __pgs_w FROM (
    SELECT "page", "hits", 1 AS __pgs_w FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name")
    UNION ALL SELECT "page", "hits", -__pgs_w FROM unnest(pgs_e.pgs_a1, pgs_e.pgs_a2, pgs_e.__pgs_w) AS "v" ("page", "hits", __pgs_w) WHERE ("v"."page" = "c"."name")) AS pgs_u
  GROUP BY "page", "hits" HAVING sum(__pgs_w) > 0) AS pgs_f, generate_series(1, pgs_f.__pgs_w)) AS "v" ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true) AS pgs_t GROUP BY "id", "hits" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "hits" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."hits"), 0) = hash_record_extended(ROW(m."id", m."hits"), 0) AND t."id" = m."id" AND ARRAY[t."hits"] = ARRAY[m."hits"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id", "hits")
SELECT "id", "hits" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

-- applies changes of customers and visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_d4 AS (SELECT "page", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS pgs_u GROUP BY "page", "hits" HAVING sum(__pgs_w) <> 0),
pgs_d5 AS (SELECT "c"."id" AS "id", "c"."name" AS "name", "c"."region" AS "region", 1 AS __pgs_w FROM "shop"."customers" AS "c" WHERE EXISTS (SELECT FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_d4) AS "v" WHERE ("v"."page" = "c"."name"))
UNION ALL SELECT "c"."id" AS "id", "c"."name" AS "name", "c"."region" AS "region", -("c".__pgs_w) AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" WHERE EXISTS (SELECT FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_d4) AS "v" WHERE ("v"."page" = "c"."name"))),
pgs_d6 AS (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_d4),
pgs_d7 AS (SELECT "page" AS pgs_k1, array_agg("page") AS pgs_a1, array_agg("hits") AS pgs_a2, array_agg(__pgs_w) AS __pgs_w FROM pgs_d6 GROUP BY "page"),
pgs_net AS (SELECT "id", "hits", sum(__pgs_w) AS __pgs_w FROM (SELECT "c"."id" AS "id", "t"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true
UNION ALL SELECT "c"."id" AS "id", "t"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT "id", "name", "region", __pgs_w AS __pgs_w FROM pgs_d5) AS "c" INNER JOIN LATERAL (SELECT "v"."hits" FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name") ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true
UNION ALL SELECT "c"."id" AS "id", "t"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT "id", "name", "region", -(__pgs_w) AS __pgs_w FROM pgs_d5) AS "c" LEFT JOIN pgs_d7 AS pgs_e ON pgs_e.pgs_k1 = "c"."name" INNER JOIN LATERAL (SELECT "v"."hits" FROM (SELECT "page", "hits" FROM (
  SELECT "page", "hits", sum(__pgs_w) AS __pgs_w FROM (
    SELECT "page", "hits", 1 AS __pgs_w FROM "shop"."visits" AS "v" WHERE ("v"."page" = "c"."name")
    UNION ALL SELECT "page", "hits", -__pgs_w FROM unnest(pgs_e.pgs_a1, pgs_e.pgs_a2, pgs_e.__pgs_w) AS "v" ("page", "hits", __pgs_w) WHERE ("v"."page" = "c"."name")) AS pgs_u
  GROUP BY "page", "hits" HAVING sum(__pgs_w) > 0) AS pgs_f, generate_series(1, pgs_f.__pgs_w)) AS "v" ORDER BY "v"."hits" DESC LIMIT 2) AS "t" ("hits") ON true) AS pgs_t GROUP BY "id", "hits" HAVING sum(__pgs_w) <> 0),
pgs_leaving AS (SELECT row_number() OVER () AS __pgs_row, -__pgs_w AS __pgs_copies, "id", "hits" FROM pgs_net WHERE __pgs_w < 0),
pgs_found AS (SELECT f.__pgs_at FROM pgs_leaving AS m CROSS JOIN LATERAL (
  SELECT t.ctid AS __pgs_at FROM "shop"."result" AS t
  WHERE hash_record_extended(ROW(t."id", t."hits"), 0) = hash_record_extended(ROW(m."id", m."hits"), 0) AND t."id" = m."id" AND ARRAY[t."hits"] = ARRAY[m."hits"]
  LIMIT m.__pgs_copies) AS f),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
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
INSERT INTO "shop"."result" ("id", "hits")
SELECT "id", "hits" FROM pgs_net, generate_series(1, __pgs_w)
WHERE __pgs_w > 0 AND (SELECT ok FROM pgs_check);

