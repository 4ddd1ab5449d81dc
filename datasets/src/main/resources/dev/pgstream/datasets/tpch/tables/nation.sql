CREATE TABLE nation (
    n_nationkey bigint NOT NULL,
    n_name char(25) NOT NULL,
    n_regionkey bigint NOT NULL,
    n_comment varchar(152) NOT NULL
);
