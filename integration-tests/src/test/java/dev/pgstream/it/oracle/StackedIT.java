package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import dev.pgstream.testkit.oracle.Scenario;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Stream tables that read stream tables, three levels deep and as a diamond. */
@StreamTest
class StackedIT {

    private static Scenario scenario() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "by_customer",
                "SELECT customer_id, count(*) AS n, sum(amount) AS s FROM orders WHERE amount <> 'NaN' GROUP BY customer_id");
        queries.put("bag", "SELECT quantity AS q FROM orders UNION ALL SELECT a FROM log");
        queries.put(
                "with_names",
                "SELECT c.name, b.n, b.s FROM by_customer b JOIN customers c ON c.id = b.customer_id WHERE b.n > 1");
        queries.put("bag_counts", "SELECT q, count(*) AS n FROM bag GROUP BY q");
        queries.put("top", "SELECT max(n) AS most, count(*) AS names FROM with_names");
        queries.put("diamond", "SELECT w.name, t.most FROM with_names w JOIN top t ON t.most = w.n");
        return Shop.with(List.of(), queries, "DIFFERENTIAL");
    }

    @RepeatedTest(4)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, scenario()).run(Oracle.seed(), 30);
    }
}
