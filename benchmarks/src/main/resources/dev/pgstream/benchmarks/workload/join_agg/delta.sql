MERGE INTO hand t USING (
    SELECT d.kind, sum(s.w * s.amount * d.factor) AS total, sum(s.w) AS n
    FROM chg_src s JOIN dim d ON d.id = s.dim_id
    GROUP BY d.kind HAVING sum(s.w) <> 0 OR sum(s.w * s.amount * d.factor) <> 0
) d ON t.kind = d.kind
WHEN MATCHED AND t.n + d.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET total = t.total + d.total, n = t.n + d.n
WHEN NOT MATCHED THEN INSERT VALUES (d.kind, d.total, d.n)
