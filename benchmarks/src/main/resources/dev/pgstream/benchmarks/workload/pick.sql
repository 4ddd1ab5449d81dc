TRUNCATE picked;
INSERT INTO picked
SELECT id, row_number() OVER (ORDER BY hashint8extended(id, :cycle), id) FROM src
ORDER BY hashint8extended(id, :cycle), id LIMIT :count;
ANALYZE picked
