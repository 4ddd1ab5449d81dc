package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.List;

/** How many answers a query has: it is no failure to differ from one that has none, or several. */
enum Answer {
    ONE,
    NONE,
    SEVERAL;

    /** Settings that lead the planner to other plans. */
    private static final List<String> PLANS = List.of(
            "SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_hashagg = off",
            "SET enable_nestloop = off; SET enable_sort = off",
            "SET enable_hashjoin = off; SET enable_nestloop = off; SET enable_material = off");

    private static final String USUAL = "RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_hashagg;"
            + " RESET enable_nestloop; RESET enable_sort; RESET enable_material";

    /** Computes a query, by other plans too. */
    static Answer of(Session session, String query) throws SQLException {
        try {
            session.execute("CREATE TEMPORARY TABLE usual_answer AS " + query);
        } catch (SQLException e) {
            return NONE;
        }
        try {
            for (String plan : PLANS) {
                session.execute(plan);
                if (session.number("SELECT (SELECT count(*) FROM (TABLE usual_answer EXCEPT ALL (" + query
                                + ")) AS x) + (SELECT count(*) FROM ((" + query
                                + ") EXCEPT ALL TABLE usual_answer) AS x)")
                        > 0) {
                    return SEVERAL;
                }
                session.execute(USUAL);
            }
            return ONE;
        } finally {
            session.execute(USUAL, "DROP TABLE usual_answer");
        }
    }
}
