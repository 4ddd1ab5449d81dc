package dev.pgstream.it.error;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh that does not find the rows it has to remove, because a superuser changed the stream table. */
@StreamTest
class CorruptedIT {

    private final TestDatabase database;
    private final Api api;

    CorruptedIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE log (a int)", "INSERT INTO log VALUES (1), (1), (2)");
        api.create("copies", "SELECT a FROM log", "DIFFERENTIAL");
        database.execute(
                "ALTER TABLE copies DISABLE TRIGGER USER",
                "DELETE FROM copies WHERE a = 2",
                "ALTER TABLE copies ENABLE ALWAYS TRIGGER pgs_guard_delete");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("copies");
        database.execute("DROP TABLE log");
    }

    @Test
    void saysHowManyRowsAreMissing() throws SQLException {
        database.execute("DELETE FROM log WHERE a = 2");
        new Refusal(database).of(() -> api.refresh("copies"), "XX001", "copies", "removes 1 rows", "only 0 of them");
    }

    @Test
    void isHealedAsTheHintSays() throws SQLException {
        api.alter("copies", null, null, "FULL", null);
        org.assertj.core.api.Assertions.assertThat(api.verify("copies")).isZero();
    }
}
