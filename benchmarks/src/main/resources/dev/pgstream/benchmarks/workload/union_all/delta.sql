MERGE INTO hand t USING (
    SELECT DISTINCT ON (id, kind) * FROM (
        SELECT id, kind, amount, sum(w) AS w FROM (
            SELECT id, 'low' AS kind, amount, w FROM chg_src WHERE score < 30
            UNION ALL
            SELECT id, 'high', amount, w FROM chg_src WHERE score >= 80
        ) terms GROUP BY 1, 2, 3 HAVING sum(w) <> 0
    ) n ORDER BY id, kind, w DESC
) d ON t.id = d.id AND t.kind = d.kind
WHEN MATCHED AND d.w < 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET amount = d.amount
WHEN NOT MATCHED AND d.w > 0 THEN INSERT VALUES (d.id, d.kind, d.amount)
