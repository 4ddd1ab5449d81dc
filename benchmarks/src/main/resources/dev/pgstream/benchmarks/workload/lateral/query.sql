SELECT d.id AS dim_id, t.id, t.amount
FROM dim d CROSS JOIN LATERAL (
    SELECT s.id, s.amount FROM src s WHERE s.dim_id = d.id ORDER BY s.amount DESC, s.id LIMIT 3
) t
