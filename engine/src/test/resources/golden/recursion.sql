-- the query, as PostgreSQL prints it
WITH RECURSIVE r(page, hits) AS (
         SELECT visits.page,
            visits.hits
           FROM shop.visits
        UNION
         SELECT c.region,
            r_1.hits
           FROM (shop.customers c
             JOIN r r_1 ON ((c.name = r_1.page)))
        )
 SELECT page,
    (hits + 1) AS more
   FROM r;

-- the stored columns
SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1 FROM (WITH RECURSIVE pgs_recursion ("page", "hits") AS (
(SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits")
UNION (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with))
SELECT "page", "hits" FROM pgs_recursion) AS "r";

-- fills the empty table
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
INSERT INTO "shop"."result" ("page", "more", __pgs_k1)
SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1 FROM (WITH RECURSIVE pgs_recursion ("page", "hits") AS (
(SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits")
UNION (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with))
SELECT "page", "hits" FROM pgs_recursion) AS "r";

-- makes the table equal to its query again
WITH pgs_gate AS MATERIALIZED (SELECT 0 AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("page", __pgs_k1) * FROM (SELECT "page", "more", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "page", "more", __pgs_k1, 1 AS __pgs_w FROM (SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1 FROM (WITH RECURSIVE pgs_recursion ("page", "hits") AS (
(SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits")
UNION (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with))
SELECT "page", "hits" FROM pgs_recursion) AS "r") AS pgs_q UNION ALL SELECT "page", "more", __pgs_k1, -1 FROM "shop"."result") AS pgs_t GROUP BY "page", "more", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "page", __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(m."page", m.__pgs_k1), 0) AND ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "more" = m."more"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "more", __pgs_k1) VALUES (m."page", m."more", m.__pgs_k1);

-- finds stored rows
ALTER TABLE "shop"."result" ADD CONSTRAINT pgs_key_7 UNIQUE NULLS NOT DISTINCT ("page", __pgs_k1);

-- finds stored rows
CREATE INDEX pgs_find_7_1 ON "shop"."result" (hash_record_extended(ROW("page", __pgs_k1), 0));

-- applies changes of customers
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t),
pgs_recursion_start AS ((SELECT "page", "hits", 1 AS __pgs_w FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i WHERE false)
UNION ALL (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits", pgs_with.__pgs_w AS __pgs_w FROM (SELECT "region" AS "page", "hits" AS "hits", __pgs_w FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c", (SELECT "page", "hits" FROM pgs_recursion_former) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with)),
pgs_recursion_leaving AS (WITH RECURSIVE pgs_recursion_round (__pgs_at, "page", "hits") AS (
SELECT k.* FROM pgs_recursion_start AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k WHERE s.__pgs_w < 0
UNION SELECT k.* FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k)
SELECT * FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_recursion_gained AS (SELECT "page", "hits" FROM (SELECT "page", "hits" FROM pgs_recursion_start GROUP BY "page", "hits" HAVING sum(__pgs_w) > 0) AS s WHERE (SELECT count(*) FROM (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k) = 0),
pgs_recursion_sought AS (SELECT "page", "hits" FROM pgs_recursion_gained
UNION ALL SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM unnest(ARRAY(SELECT __pgs_at FROM pgs_recursion_leaving)) AS o (__pgs_at) JOIN "shop"."result" AS t ON t.ctid = o.__pgs_at),
pgs_recursion_kept AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE NOT EXISTS (SELECT FROM pgs_recursion_leaving AS o WHERE o.__pgs_at = t.ctid)),
pgs_d9 AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_sought),
pgs_recursion_coming AS (WITH RECURSIVE pgs_recursion_round ("page", "hits") AS (
(SELECT "page", "hits" FROM pgs_recursion_gained WHERE NOT (SELECT EXISTS (SELECT FROM pgs_recursion_leaving))
UNION ALL SELECT "page", "hits" FROM (SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d9 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d9 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)) AS s WHERE (SELECT EXISTS (SELECT FROM pgs_recursion_leaving)))
UNION SELECT s."page", s."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s LEFT JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k ON true LEFT JOIN pgs_recursion_leaving AS o ON o.__pgs_at = k.__pgs_at
WHERE k.__pgs_at IS NULL OR o.__pgs_at IS NOT NULL)
SELECT * FROM pgs_recursion_round),
pgs_recursion_change AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_coming
UNION ALL SELECT "page", "hits", -1 FROM pgs_recursion_leaving),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN (SELECT count(*) FROM pgs_recursion_leaving) > greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("page", __pgs_k1) * FROM (SELECT "page", "more", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1, "r".__pgs_w AS __pgs_w FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "page", "more", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "page", __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(m."page", m.__pgs_k1), 0) AND ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "more" = m."more"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "more", __pgs_k1) VALUES (m."page", m."more", m.__pgs_k1);

-- applies changes of visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t),
pgs_recursion_start AS ((SELECT "visits"."page" AS "page", "visits"."hits" AS "hits", "visits".__pgs_w AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS "visits")
UNION ALL (SELECT "page", "hits", 1 AS __pgs_w FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_former) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i WHERE false)),
pgs_recursion_leaving AS (WITH RECURSIVE pgs_recursion_round (__pgs_at, "page", "hits") AS (
SELECT k.* FROM pgs_recursion_start AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k WHERE s.__pgs_w < 0
UNION SELECT k.* FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k)
SELECT * FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_recursion_gained AS (SELECT "page", "hits" FROM (SELECT "page", "hits" FROM pgs_recursion_start GROUP BY "page", "hits" HAVING sum(__pgs_w) > 0) AS s WHERE (SELECT count(*) FROM (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k) = 0),
pgs_recursion_sought AS (SELECT "page", "hits" FROM pgs_recursion_gained
UNION ALL SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM unnest(ARRAY(SELECT __pgs_at FROM pgs_recursion_leaving)) AS o (__pgs_at) JOIN "shop"."result" AS t ON t.ctid = o.__pgs_at),
pgs_recursion_kept AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE NOT EXISTS (SELECT FROM pgs_recursion_leaving AS o WHERE o.__pgs_at = t.ctid)),
pgs_d9 AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_sought),
pgs_recursion_coming AS (WITH RECURSIVE pgs_recursion_round ("page", "hits") AS (
(SELECT "page", "hits" FROM pgs_recursion_gained WHERE NOT (SELECT EXISTS (SELECT FROM pgs_recursion_leaving))
UNION ALL SELECT "page", "hits" FROM (SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d9 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d9) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d9 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)) AS s WHERE (SELECT EXISTS (SELECT FROM pgs_recursion_leaving)))
UNION SELECT s."page", s."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s LEFT JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k ON true LEFT JOIN pgs_recursion_leaving AS o ON o.__pgs_at = k.__pgs_at
WHERE k.__pgs_at IS NULL OR o.__pgs_at IS NOT NULL)
SELECT * FROM pgs_recursion_round),
pgs_recursion_change AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_coming
UNION ALL SELECT "page", "hits", -1 FROM pgs_recursion_leaving),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN (SELECT count(*) FROM pgs_recursion_leaving) > greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("page", __pgs_k1) * FROM (SELECT "page", "more", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1, "r".__pgs_w AS __pgs_w FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "page", "more", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "page", __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(m."page", m.__pgs_k1), 0) AND ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "more" = m."more"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "more", __pgs_k1) VALUES (m."page", m."more", m.__pgs_k1);

-- applies changes of customers and visits
WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = 7),
pgs_c11 AS NOT MATERIALIZED (SELECT c1, c2, c3, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_c14 AS NOT MATERIALIZED (SELECT c1, c2, __pgs_w::integer AS __pgs_w FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w <> 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))),
pgs_recursion_former AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t),
pgs_recursion_start AS ((SELECT "visits"."page" AS "page", "visits"."hits" AS "hits", "visits".__pgs_w AS __pgs_w FROM (SELECT c1 AS "page", c2 AS "hits", __pgs_w AS __pgs_w FROM pgs_c14) AS "visits")
UNION ALL (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits", pgs_with.__pgs_w AS __pgs_w FROM (SELECT "region" AS "page", "hits" AS "hits", __pgs_w FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits", "c".__pgs_w AS __pgs_w FROM (SELECT c1 AS "id", c2 AS "name", c3 AS "region", __pgs_w AS __pgs_w FROM pgs_c11) AS "c", (SELECT "page", "hits" FROM pgs_recursion_former) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with)),
pgs_recursion_leaving AS (WITH RECURSIVE pgs_recursion_round (__pgs_at, "page", "hits") AS (
SELECT k.* FROM pgs_recursion_start AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k WHERE s.__pgs_w < 0
UNION SELECT k.* FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s CROSS JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k)
SELECT * FROM pgs_recursion_round LIMIT greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint + 1),
pgs_recursion_gained AS (SELECT "page", "hits" FROM (SELECT "page", "hits" FROM pgs_recursion_start GROUP BY "page", "hits" HAVING sum(__pgs_w) > 0) AS s WHERE (SELECT count(*) FROM (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k) = 0),
pgs_recursion_sought AS (SELECT "page", "hits" FROM pgs_recursion_gained
UNION ALL SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM unnest(ARRAY(SELECT __pgs_at FROM pgs_recursion_leaving)) AS o (__pgs_at) JOIN "shop"."result" AS t ON t.ctid = o.__pgs_at),
pgs_recursion_kept AS NOT MATERIALIZED (SELECT t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE NOT EXISTS (SELECT FROM pgs_recursion_leaving AS o WHERE o.__pgs_at = t.ctid)),
pgs_d10 AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_sought),
pgs_recursion_coming AS (WITH RECURSIVE pgs_recursion_round ("page", "hits") AS (
(SELECT "page", "hits" FROM pgs_recursion_gained WHERE NOT (SELECT EXISTS (SELECT FROM pgs_recursion_leaving))
UNION ALL SELECT "page", "hits" FROM (SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d10) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT "visits"."page" AS "page", "visits"."hits" AS "hits" FROM "shop"."visits" AS "visits") AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d10) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d10 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d10) AS pgs_k WHERE pgs_i."page" = pgs_k."page" AND pgs_i."hits" = pgs_k."hits"
UNION ALL SELECT pgs_i."page", pgs_i."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_kept) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS pgs_i, (SELECT DISTINCT "page", "hits" FROM pgs_d10) AS pgs_k WHERE ARRAY[pgs_i."page"] = ARRAY[pgs_k."page"] AND ARRAY[pgs_i."hits"] = ARRAY[pgs_k."hits"] AND (SELECT EXISTS (SELECT FROM pgs_d10 WHERE "page" IS NULL OR "hits" IS NULL)) AND (pgs_i."page" IS NULL OR pgs_i."hits" IS NULL)) AS s WHERE (SELECT EXISTS (SELECT FROM pgs_recursion_leaving)))
UNION SELECT s."page", s."hits" FROM (SELECT pgs_with."page" AS "page", pgs_with."hits" AS "hits" FROM (SELECT "region" AS "page", "hits" AS "hits" FROM (SELECT "c"."region" AS "region", "r_1"."hits" AS "hits" FROM "shop"."customers" AS "c", (SELECT "page", "hits" FROM pgs_recursion_round) AS "r_1" WHERE (("c"."name" = "r_1"."page"))) AS pgs_i) AS pgs_with) AS s LEFT JOIN LATERAL (SELECT t.ctid AS __pgs_at, t."page" AS "page", t.__pgs_k1 AS "hits" FROM "shop"."result" AS t WHERE hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(s."page", s."hits"), 0) AND ARRAY[t."page"] = ARRAY[s."page"] AND ARRAY[t.__pgs_k1] = ARRAY[s."hits"] OFFSET 0) AS k ON true LEFT JOIN pgs_recursion_leaving AS o ON o.__pgs_at = k.__pgs_at
WHERE k.__pgs_at IS NULL OR o.__pgs_at IS NOT NULL)
SELECT * FROM pgs_recursion_round),
pgs_recursion_change AS (SELECT "page", "hits", 1 AS __pgs_w FROM pgs_recursion_coming
UNION ALL SELECT "page", "hits", -1 FROM pgs_recursion_leaving),
pgs_gate AS MATERIALIZED (SELECT CASE WHEN EXISTS (SELECT FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM ONLY pgstream_changes.changes_14 WHERE __pgs_w = 0 AND NOT pg_visible_in_snapshot(__pgs_xid, (SELECT frontier FROM pgs_frontier)) AND (__pgs_seen IS NULL OR 7 <> ALL (__pgs_seen))) OR EXISTS (SELECT FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id IN (11, 14) AND NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)) THEN 1 WHEN (SELECT count(*) FROM pgs_recursion_leaving) > greatest(10000, (SELECT reltuples / 8 FROM pg_class WHERE oid = (SELECT tableoid FROM "shop"."result" LIMIT 1)))::bigint THEN 3 ELSE 0 END AS code),
pgs_advance AS (
  UPDATE pgstream.pgs_frontiers AS f
     SET frontier = CASE g.code WHEN 0 THEN pgstream.pgs_frontier_of(pg_current_snapshot()) ELSE f.frontier END, gate = g.code
    FROM pgs_gate AS g WHERE f.pgs_id = 7)
MERGE INTO "shop"."result" AS t
USING (SELECT * FROM (SELECT DISTINCT ON ("page", __pgs_k1) * FROM (SELECT "page", "more", __pgs_k1, sum(__pgs_w) AS __pgs_w FROM (SELECT "r"."page" AS "page", ("r"."hits" + 1) AS "more", "r"."hits" AS __pgs_k1, "r".__pgs_w AS __pgs_w FROM (SELECT "page", "hits", __pgs_w AS __pgs_w FROM pgs_recursion_change) AS "r") AS pgs_t GROUP BY "page", "more", __pgs_k1 HAVING sum(__pgs_w) <> 0) AS pgs_n ORDER BY "page", __pgs_k1, __pgs_w DESC) AS pgs_s WHERE (SELECT code FROM pgs_gate) = 0) AS m
ON hash_record_extended(ROW(t."page", t.__pgs_k1), 0) = hash_record_extended(ROW(m."page", m.__pgs_k1), 0) AND ARRAY[t."page"] = ARRAY[m."page"] AND ARRAY[t.__pgs_k1] = ARRAY[m.__pgs_k1]
WHEN MATCHED AND m.__pgs_w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET "more" = m."more"
WHEN NOT MATCHED AND m.__pgs_w > 0 THEN INSERT ("page", "more", __pgs_k1) VALUES (m."page", m."more", m.__pgs_k1);

