-- Average selling price by seller: of the last 10 auctions
SELECT
    seller,
    id,
    avg(final) OVER (PARTITION BY seller ORDER BY expires, id ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS average
FROM (
    SELECT a.id, a.seller, a.expires, max(b.price) AS final
    FROM auction a
    JOIN bid b ON b.auction = a.id AND b.date_time BETWEEN a.date_time AND a.expires
    GROUP BY a.id, a.seller, a.expires
) AS sold
