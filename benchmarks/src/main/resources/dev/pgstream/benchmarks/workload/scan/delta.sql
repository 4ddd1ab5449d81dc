-- The last image of each row wins: one sort, no netting.
MERGE INTO hand t USING (
    SELECT DISTINCT ON (id) id, region, category, amount, score, w FROM chg_src ORDER BY id, seq DESC
) d ON t.id = d.id
WHEN MATCHED AND d.w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET region = d.region, category = d.category, amount = d.amount, score = d.score
WHEN NOT MATCHED AND d.w > 0 THEN INSERT VALUES (d.id, d.region, d.category, d.amount, d.score)
