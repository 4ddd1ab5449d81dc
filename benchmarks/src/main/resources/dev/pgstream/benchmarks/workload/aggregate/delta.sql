INSERT INTO hand AS t
SELECT region, sum(w * amount), sum(w) FROM chg_src GROUP BY region HAVING sum(w) <> 0 OR sum(w * amount) <> 0
ON CONFLICT (region) DO UPDATE SET total = t.total + excluded.total, n = t.n + excluded.n;
DELETE FROM hand WHERE n = 0
