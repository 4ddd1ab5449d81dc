-- Monitor new users: who opened auctions within the 10 seconds in which they came
SELECT p.id, p.name, p.start_time
FROM (
    SELECT id, name, date_bin('10 seconds', date_time, timestamp '2026-01-01') AS start_time
    FROM person
    GROUP BY id, name, date_bin('10 seconds', date_time, timestamp '2026-01-01')
) p
JOIN (
    SELECT seller, date_bin('10 seconds', date_time, timestamp '2026-01-01') AS start_time
    FROM auction
    GROUP BY seller, date_bin('10 seconds', date_time, timestamp '2026-01-01')
) a ON p.id = a.seller AND p.start_time = a.start_time
