package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** F8: functions that nobody ever called. */
class FunctionHazardsIT extends HazardTest {

    private static final String EXISTING = """
            SELECT DISTINCT proname FROM pg_proc
            WHERE pronamespace = 'pgstream'::regnamespace AND NOT starts_with(proname, 'pgs_')""";

    /** Outside of the database some refuse, and what is waited for is never served. */
    private static final Set<String> EXPECTED = Set.of("", "0A000", "57014");

    FunctionHazardsIT(TestDatabase database) {
        super(database);
    }

    /** In an order in which each finds what it needs. */
    private static Map<String, String> calls() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("version", "SELECT pgstream.version()");
        calls.put("pg_stream_hash", "SELECT pgstream.pg_stream_hash('x')");
        calls.put("validate_query", "SELECT pgstream.validate_query('SELECT id FROM t')");
        calls.put("create_stream_table", "SELECT pgstream.create_stream_table('called', 'SELECT id FROM t')");
        calls.put(
                "create_or_replace_stream_table",
                "SELECT pgstream.create_or_replace_stream_table('called', 'SELECT id FROM t', '@hourly')");
        calls.put("alter_stream_table", "SELECT pgstream.alter_stream_table('called', consistency => 'group')");
        calls.put("alter_source", "SELECT pgstream.alter_source('t', 'row')");
        calls.put("suspend_stream_table", "SELECT pgstream.suspend_stream_table('called')");
        calls.put("resume_stream_table", "SELECT pgstream.resume_stream_table('called')");
        calls.put("refresh_stream_table", "SELECT pgstream.refresh_stream_table('called')");
        calls.put("tick", "CALL pgstream.tick()");
        calls.put("wait_for", "CALL pgstream.wait_for('called', '100 milliseconds')");
        calls.put("explain_stream_table", "SELECT pgstream.explain_stream_table('called')");
        calls.put("drop_stream_table", "SELECT pgstream.drop_stream_table('called')");
        return calls;
    }

    @Test
    void f8_everyFunctionForUsersCanBeCalled() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY)");
        create("verified", "SELECT id FROM t");
        Map<String, String> calls = calls();
        calls.put("verify_stream_table", "SELECT pgstream.verify_stream_table('verified')");
        List<String> existing = database.rows(EXISTING).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
        assertThat(calls.keySet()).containsAll(existing);
        calls.keySet().retainAll(existing);
        for (Map.Entry<String, String> call : calls.entrySet()) {
            String state = state(call.getValue());
            assertThat(database.target().inDatabase() ? Set.of("") : EXPECTED)
                    .as(call.getKey() + " gave " + state)
                    .contains(state);
        }
        database.api().drop("verified");
    }

    /** The SQLSTATE that a call ends with; empty where it does not fail. */
    private String state(String call) {
        try {
            execute(call);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }
}
