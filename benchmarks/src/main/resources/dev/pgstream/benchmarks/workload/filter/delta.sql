MERGE INTO hand t USING (
    SELECT DISTINCT ON (id) * FROM (
        SELECT id, region, category, amount, score, sum(w) AS w FROM chg_src
        WHERE score >= 50 GROUP BY 1, 2, 3, 4, 5 HAVING sum(w) <> 0
    ) n ORDER BY id, w DESC
) d ON t.id = d.id
WHEN MATCHED AND d.w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET region = d.region, category = d.category, amount = d.amount, score = d.score
WHEN NOT MATCHED AND d.w > 0 THEN INSERT VALUES (d.id, d.region, d.category, d.amount, d.score)
