SELECT id, 'low' AS kind, amount FROM src WHERE score < 30
UNION ALL
SELECT id, 'high' AS kind, amount FROM src WHERE score >= 80
