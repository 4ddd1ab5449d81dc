-- Highest bid: in each 10 seconds
SELECT b.auction, b.price, b.bidder, b.date_time, b.extra
FROM bid b
JOIN (
    SELECT max(price) AS most, date_bin('10 seconds', date_time, timestamp '2026-01-01') AS start_time
    FROM bid
    GROUP BY date_bin('10 seconds', date_time, timestamp '2026-01-01')
) m ON m.most = b.price AND date_bin('10 seconds', b.date_time, timestamp '2026-01-01') = m.start_time
