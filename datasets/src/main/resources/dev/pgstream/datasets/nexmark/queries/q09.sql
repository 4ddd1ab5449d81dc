-- Winning bids
SELECT id, item_name, category, seller, bidder, price, bid_time
FROM (
    SELECT
        a.id,
        a.item_name,
        a.category,
        a.seller,
        b.bidder,
        b.price,
        b.date_time AS bid_time,
        row_number() OVER (PARTITION BY a.id ORDER BY b.price DESC, b.date_time, b.bidder) AS place
    FROM auction a
    JOIN bid b ON b.auction = a.id AND b.date_time BETWEEN a.date_time AND a.expires
) AS ranked
WHERE place = 1
