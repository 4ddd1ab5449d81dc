MERGE INTO hand t USING (
    SELECT DISTINCT ON (id) * FROM (
        SELECT s.id, s.region, s.amount, s.amount * d.factor AS worth, d.label, sum(s.w) AS w
        FROM chg_src s JOIN dim d ON d.id = s.dim_id GROUP BY 1, 2, 3, 4, 5 HAVING sum(s.w) <> 0
    ) n ORDER BY id, w DESC
) d ON t.id = d.id
WHEN MATCHED AND d.w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET region = d.region, amount = d.amount, worth = d.worth, label = d.label
WHEN NOT MATCHED AND d.w > 0 THEN INSERT VALUES (d.id, d.region, d.amount, d.worth, d.label)
