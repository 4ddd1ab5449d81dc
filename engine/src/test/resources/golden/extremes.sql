-- the query, as PostgreSQL prints it
SELECT page,
   count(*) AS n,
   min(hits) AS least
  FROM shop.visits
 GROUP BY page;

-- the stored columns
SELECT "g1" AS "page", "s1" AS "n", "s2" AS "least" FROM (SELECT "g1", count(*) AS "s1", min("a1") AS "s2" FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1" FROM "shop"."visits" AS "visits") AS pgs_g GROUP BY "g1") AS pgs_i;

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("page", "n", "least")
SELECT "g1" AS "page", "s1" AS "n", "s2" AS "least" FROM (SELECT "g1", count(*) AS "s1", min("a1") AS "s2" FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1" FROM "shop"."visits" AS "visits") AS pgs_g GROUP BY "g1") AS pgs_i;

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("page") * FROM (SELECT "page", "n", "least", sum(__pgs_w) AS __pgs_w FROM (SELECT "page", "n", "least", 1 AS __pgs_w FROM (SELECT "g1" AS "page", "s1" AS "n", "s2" AS "least" FROM (SELECT "g1", count(*) AS "s1", min("a1") AS "s2" FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1" FROM "shop"."visits" AS "visits") AS pgs_g GROUP BY "g1") AS pgs_i) AS pgs_q UNION ALL SELECT "page", "n", "least", -1 FROM "shop"."result") AS pgs_t GROUP BY "page", "n", "least" HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "page", __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page"), 0) = hash_record_extended(ROW(m."page"), 0) AND ARRAY[t."page"] = ARRAY[m."page"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "n" = m."n", "least" = m."least"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "n", "least") VALUES (m."page", m."n", m."least");

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT ("page");

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("page"), 0));

-- applies changes of visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_delta AS (SELECT * FROM (SELECT "g1" AS "page", sum(__pgs_w)::bigint AS __pgs_rows, min("a1") FILTER (WHERE __pgs_w > 0) AS __pgs_v1, min("a1") FILTER (WHERE __pgs_w < 0) AS __pgs_v2 FROM (SELECT "g1", "a1", sum(__pgs_w) AS __pgs_w FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1", "visits".__pgs_w AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS "visits") AS pgs_t GROUP BY "g1", "a1" HAVING sum(__pgs_w) <> 0) AS pgs_t GROUP BY "g1") AS m WHERE m.__pgs_rows <> 0 OR m.__pgs_v1 IS NOT NULL OR m.__pgs_v2 IS NOT NULL),
pgs_added AS (SELECT m."page", CASE WHEN t."n" IS NULL THEN m.__pgs_rows ELSE (t."n" + m.__pgs_rows) END AS "n", CASE WHEN t."n" IS NULL THEN m.__pgs_v1 ELSE least(t."least", m.__pgs_v1) END AS "least", (m.__pgs_v2 IS NOT NULL AND coalesce(m.__pgs_v2 <= t."least", true) AND coalesce(m.__pgs_v1 > t."least", true)) AND t."n" IS NOT NULL AS __pgs_redo FROM pgs_delta AS m LEFT JOIN "shop"."result" AS t ON hash_record_extended(ROW(t."page"), 0) = hash_record_extended(ROW(m."page"), 0) AND ARRAY[t."page"] = ARRAY[m."page"]),
pgs_redo AS (SELECT "page" AS "g1" FROM pgs_added WHERE __pgs_redo),
pgs_d6 AS (SELECT "g1", 1 AS __pgs_w FROM pgs_redo),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT m."page", CASE WHEN m.__pgs_redo THEN r."n" ELSE m."n" END AS "n", CASE WHEN m.__pgs_redo THEN r."least" ELSE m."least" END AS "least", CASE WHEN CASE WHEN m.__pgs_redo THEN coalesce(r."n", 0) ELSE m."n" END = 0 THEN -1 ELSE 1 END AS __pgs_w FROM pgs_added AS m LEFT JOIN (SELECT "g1" AS "page", "s1" AS "n", "s2" AS "least" FROM (SELECT "g1", count(*) AS "s1", min("a1") AS "s2" FROM (SELECT pgs_i."g1", pgs_i."a1" FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "g1" FROM pgs_d6) AS pgs_k WHERE pgs_i."g1" = pgs_k."g1"
UNION ALL SELECT pgs_i."g1", pgs_i."a1" FROM (SELECT "visits"."page" AS "g1", "visits"."hits" AS "a1" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "g1" FROM pgs_d6) AS pgs_k WHERE ARRAY[pgs_i."g1"] = ARRAY[pgs_k."g1"] AND (SELECT EXISTS (SELECT FROM pgs_d6 WHERE "g1" IS NULL)) AND (pgs_i."g1" IS NULL)) AS pgs_g GROUP BY "g1") AS pgs_i) AS r ON m.__pgs_redo AND hash_record_extended(ROW(r."page"), 0) = hash_record_extended(ROW(m."page"), 0) AND ARRAY[r."page"] = ARRAY[m."page"]) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page"), 0) = hash_record_extended(ROW(m."page"), 0) AND ARRAY[t."page"] = ARRAY[m."page"]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED AND (t."n" IS DISTINCT FROM m."n" OR t."least" IS DISTINCT FROM m."least") THEN UPDATE SET "n" = m."n", "least" = m."least"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "n", "least") VALUES (m."page", m."n", m."least");

