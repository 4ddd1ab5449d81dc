package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What explain tells. */
@StreamTest
class ExplainIT {

    private final TestDatabase database;
    private final Api api;

    ExplainIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeAll
    static void create(TestDatabase database) throws SQLException {
        database.execute(
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount numeric, note text)",
                "CREATE TABLE customers (id int PRIMARY KEY, region text, \"Full Name\" text)");
    }

    @Test
    void anIncrementalOne() throws SQLException {
        api.create(
                "sales",
                "SELECT c.region, sum(o.amount) AS total FROM orders o JOIN customers c ON c.id = o.customer"
                        + " WHERE c.\"Full Name\" <> '' GROUP BY c.region",
                "90s",
                "AUTO",
                true);
        String text = api.explain("sales");
        assertThat(text)
                .contains("sales", "mode: AUTO, refreshed DIFFERENTIAL", "schedule: 90s", "status: ACTIVE")
                .contains("orders (table), captured in pgstream_changes.changes_", "id, customer, amount")
                .contains("customers (table), captured in pgstream_changes.changes_", "id, region, \"Full Name\"")
                .doesNotContain("note")
                .containsSubsequence("plan:", "Aggregate", "Inner join", "Scan", "orders", "Scan", "customers")
                .contains("delta when orders changed:", "delta when customers changed:")
                .containsAnyOf("delta when orders and customers changed:", "delta when customers and orders changed:");
        assertThat(text.split("delta when", -1)).hasSize(4);
        assertThat(text).contains("WITH ", "MERGE INTO ", "pgstream_changes.changes_");
        api.drop("sales");
    }

    /** Of large tables only, and of columns that no index begins with. */
    @Test
    void indexesThatWouldHelp() throws SQLException {
        database.execute(
                "CREATE TABLE visits (id int PRIMARY KEY, customer int, \"Page\" text)",
                "INSERT INTO visits SELECT i, i % 50, i % 7 FROM generate_series(1, 2000) AS i",
                "ANALYZE visits");
        api.create(
                "visitors",
                "SELECT v.\"Page\", max(v.id) AS last FROM visits v JOIN customers c ON c.id = v.customer GROUP BY v.\"Page\"");
        String advice = "indexes that would help refreshes:";
        assertThat(api.explain("visitors"))
                .containsSubsequence(
                        "plan:",
                        advice,
                        "CREATE INDEX ON visits (\"Page\")",
                        "CREATE INDEX ON visits (customer)",
                        "delta when")
                .doesNotContain("CREATE INDEX ON customers", "CREATE INDEX ON visits (id)");
        database.execute("CREATE INDEX ON visits (\"Page\", id)", "CREATE INDEX ON visits (customer)");
        assertThat(api.explain("visitors")).doesNotContain(advice);
        api.drop("visitors");
        database.execute("DROP TABLE visits");
    }

    @Test
    void oneThatIsRecomputed() throws SQLException {
        api.create("timely", "SELECT id FROM orders WHERE now() > '2000-01-01'", null, "AUTO", true);
        String reason = String.valueOf(
                database.value("SELECT mode_reason FROM pgstream.stream_tables_info WHERE table_name = 'timely'"));
        assertThat(reason).contains("now()");
        assertThat(api.explain("timely"))
                .contains("mode: AUTO, refreshed FULL, because " + reason, "schedule: on demand")
                .contains("orders (table), not captured")
                .doesNotContain("delta when", "plan:");
        api.drop("timely");
    }

    @Test
    void oneThatReadsAStreamTable() throws SQLException {
        api.create("base", "SELECT id, amount FROM orders");
        api.create("above", "SELECT count(*) AS c FROM base");
        assertThat(api.explain("above")).contains("base (stream table), captured in pgstream_changes.changes_");
        api.drop("base", true);
    }

    @Test
    void itChangesNothing() throws SQLException {
        api.create("quiet", "SELECT id FROM orders");
        database.execute("INSERT INTO orders VALUES (1)");
        assertThat(api.explain("quiet")).isEqualTo(api.explain("public.quiet"));
        assertThat(api.refresh("quiet")).isEqualTo("DIFFERENTIAL");
        api.drop("quiet");
    }
}
