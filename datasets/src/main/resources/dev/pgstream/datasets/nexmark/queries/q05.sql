-- Hot items: the auctions with most bids in windows of 10 seconds that start every 2 seconds
WITH counted AS (
    SELECT b.auction, w.start_time, count(*) AS num
    FROM bid b
    CROSS JOIN LATERAL generate_series(
        date_bin('2 seconds', b.date_time, timestamp '2026-01-01') - interval '8 seconds',
        date_bin('2 seconds', b.date_time, timestamp '2026-01-01'),
        interval '2 seconds') AS w (start_time)
    GROUP BY b.auction, w.start_time
)
SELECT c.auction, c.num, c.start_time, c.start_time + interval '10 seconds' AS end_time
FROM counted c
JOIN (SELECT start_time, max(num) AS most FROM counted GROUP BY start_time) m ON m.start_time = c.start_time
WHERE c.num >= m.most
