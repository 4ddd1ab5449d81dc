-- User sessions: bids of a user without a gap of 10 seconds
SELECT bidder, session, count(*) AS bids, min(date_time) AS start_time, max(date_time) AS end_time
FROM (
    SELECT bidder, date_time, count(*) FILTER (WHERE first) OVER (PARTITION BY bidder ORDER BY date_time) AS session
    FROM (
        SELECT
            bidder,
            date_time,
            date_time > lag(date_time) OVER (PARTITION BY bidder ORDER BY date_time) + interval '10 seconds' AS first
        FROM bid
    ) AS gaps
) AS sessions
GROUP BY bidder, session
