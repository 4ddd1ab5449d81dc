CREATE TABLE dim (id int PRIMARY KEY, kind int NOT NULL, factor int NOT NULL, label text NOT NULL);
INSERT INTO dim SELECT i, i % 10, 1 + i % 7, 'label ' || i FROM generate_series(0, 999) AS i;
CREATE TABLE src (id int PRIMARY KEY, region int NOT NULL, category int NOT NULL, customer int NOT NULL,
                  dim_id int NOT NULL, amount int NOT NULL, score int NOT NULL);
INSERT INTO src
SELECT i, abs(hashint4(i)::bigint) % 10, abs(hashint4(i + 1)::bigint) % 20, abs(hashint4(i + 2)::bigint) % 10000,
       abs(hashint4(i + 3)::bigint) % 1000, abs(hashint4(i + 4)::bigint) % 1000, abs(hashint4(i + 5)::bigint) % 100
FROM generate_series(1, :rows) AS i;
CREATE INDEX ON src (dim_id);
CREATE INDEX ON src (customer);
CREATE INDEX ON src (region)
