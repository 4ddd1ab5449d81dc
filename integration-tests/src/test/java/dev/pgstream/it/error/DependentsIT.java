package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dropping what others read. */
@StreamTest
class DependentsIT {

    private final TestDatabase database;
    private final Api api;
    private final Refusal refusal;

    DependentsIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.refusal = new Refusal(database);
    }

    @Test
    void streamTablesThatReadItStandInTheWay() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1)");
        Map<String, @Nullable String> before = Footprint.of(database);
        api.create("base", "SELECT id, n FROM items");
        api.create("left_side", "SELECT id FROM base");
        api.create("right_side", "SELECT n, count(*) AS c FROM base GROUP BY n");
        api.create("joined", "SELECT l.id, r.c FROM left_side l JOIN right_side r ON r.n = l.id");
        refusal.of(() -> api.drop("base"), "2BP01", "base", "left_side", "right_side", "cascade");
        refusal.of(() -> api.drop("left_side"), "2BP01", "left_side", "joined", "cascade");
        database.execute("INSERT INTO items VALUES (2, 1)");
        for (String name : new String[] {"base", "left_side", "right_side", "joined"}) {
            api.refresh(name);
            assertThat(api.verify(name)).isZero();
        }
        api.drop("base", true);
        assertThat(Footprint.of(database)).isEqualTo(before);
        assertThat(database.value("SELECT to_regclass('joined')")).isNull();
        database.execute("INSERT INTO items VALUES (3, 1)", "DROP TABLE items");
    }

    @Test
    void plainViewsStandInTheWay() throws SQLException {
        database.execute("CREATE TABLE goods (id int PRIMARY KEY)");
        api.create("stock", "SELECT id FROM goods");
        database.execute("CREATE VIEW onlooker AS SELECT id FROM stock");
        refusal.of(() -> api.drop("stock"), "2BP01", "stock", "onlooker");
        api.drop("stock", true);
        assertThat(database.value("SELECT to_regclass('onlooker')")).isNull();
        database.execute("DROP TABLE goods");
    }

    /** A stream table that reads another one through a view depends on it all the same. */
    @Test
    void readersThroughAViewStandInTheWay() throws SQLException {
        database.execute("CREATE TABLE wares (id int PRIMARY KEY)");
        Map<String, @Nullable String> before = Footprint.of(database);
        api.create("shelf", "SELECT id FROM wares");
        database.execute("CREATE VIEW window_view AS SELECT id FROM shelf");
        api.create("shoppers", "SELECT count(*) AS n FROM window_view");
        refusal.of(() -> api.drop("shelf"), "2BP01", "shelf", "shoppers");
        api.drop("shelf", true);
        assertThat(Footprint.of(database)).isEqualTo(before);
        database.execute("DROP TABLE wares");
    }

    @Test
    void aSourceCanNotBeDroppedUnderItsStreamTable() throws SQLException {
        database.execute("CREATE TABLE ground (id int PRIMARY KEY, n int)");
        api.create("house", "SELECT id, n FROM ground");
        assertThat(Refusal.error(() -> database.execute("DROP TABLE ground")).getSQLState())
                .isEqualTo("2BP01");
        assertThat(Refusal.error(() -> database.execute("ALTER TABLE ground DROP COLUMN n"))
                        .getSQLState())
                .isEqualTo("2BP01");
        assertThat(Refusal.error(() -> database.execute("ALTER TABLE ground ALTER COLUMN n TYPE bigint"))
                        .getSQLState())
                .isEqualTo("0A000");
        api.drop("house");
        database.execute("DROP TABLE ground");
    }
}
