-- Signed rows by statement triggers, as an expert would write them for these two tables.
CREATE TABLE chg_src (LIKE src, w smallint NOT NULL, seq bigint GENERATED ALWAYS AS IDENTITY);
CREATE TABLE chg_dim (LIKE dim, w smallint NOT NULL);

CREATE FUNCTION src_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chg_src SELECT added.*, 1 FROM added;
    RETURN NULL;
END $$;
CREATE FUNCTION src_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chg_src SELECT removed.*, -1 FROM removed UNION ALL SELECT added.*, 1 FROM added;
    RETURN NULL;
END $$;
CREATE FUNCTION src_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chg_src SELECT removed.*, -1 FROM removed;
    RETURN NULL;
END $$;
CREATE FUNCTION dim_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chg_dim SELECT removed.*, -1 FROM removed UNION ALL SELECT added.*, 1 FROM added;
    RETURN NULL;
END $$;

CREATE TRIGGER src_inserted AFTER INSERT ON src REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION src_inserted();
CREATE TRIGGER src_updated AFTER UPDATE ON src REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION src_updated();
CREATE TRIGGER src_deleted AFTER DELETE ON src REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION src_deleted();
CREATE TRIGGER dim_updated AFTER UPDATE ON dim REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION dim_updated();
