package dev.pgstream.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Column;
import dev.pgstream.testkit.oracle.Oracle;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.Table;
import dev.pgstream.testkit.support.Construct;
import dev.pgstream.testkit.support.Constructs;
import dev.pgstream.testkit.support.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of docs/sql-support.md on a server: it answers as recorded ({@code -Dpgstream.support=update} records anew),
 * each example gets the mode that the page says, and stays equal to its query.
 */
@StreamTest
class SqlSupportIT {

    /** The version that answers were recorded on; others print some queries in another way. */
    private static final int RECORDED_ON = 18;

    private static final Path RECORDING =
            Path.of("../testkit/src/main/resources/dev/pgstream/testkit/support/recording.json");

    /** What can't be read here, what the comparison can't wrap, and what may differ each time it is read. */
    private static final List<String> NOT_COMPARED =
            List.of("far_away", "FOR UPDATE", "FROM texts", "TABLESAMPLE", "ROLLUP (1");

    private static final List<Table> TABLES = List.of(
            new Table(
                    "papers",
                    List.of(
                            Column.numbers("id", 9),
                            Column.of("tags", "NULL", "'{}'", "'{a}'", "'{a,b,a}'", "'{NULL,b}'"),
                            Column.of("body", "NULL", "'{\"k\": 1}'", "'{\"k\": 2, \"m\": [1]}'", "'{}'"),
                            Column.of("links", "NULL", "'{1}'", "'{1,2,3,4}'")),
                    List.of("id")),
            new Table(
                    "parts",
                    List.of(Column.numbers("id", 9), Column.of("whole", "NULL", "1", "2", "3", "4", "5")),
                    List.of("id")),
            new Table(
                    "events",
                    List.of(Column.numbers("id", 9), Column.of("kind", "'a'"), Column.of("v", "1", "2")),
                    List.of("id", "kind")),
            new Table("parent", List.of(Column.numbers("id", 9), Column.of("v", "1", "2")), List.of("id")));

    @Test
    void theServerAnswersAsRecorded(TestDatabase database) throws SQLException, IOException {
        try (Recorder recorder = new Recorder(database, scenario(Map.of()).setup())) {
            if (recorder.version() == RECORDED_ON) {
                String recorded = recorder.recording(Constructs.all()).json();
                if (System.getProperty("pgstream.support", "").equals("update")) {
                    Files.writeString(RECORDING, recorded);
                    return;
                }
                assertThat(RECORDING).content().isEqualTo(recorded);
            }
            Recording recording = Recording.stored();
            for (Construct construct : constructs(database)) {
                assertThat(recorder.mode(construct))
                        .as(Recording.key(construct))
                        .isEqualTo(recording.verdict(construct).mode());
            }
        }
    }

    static Stream<String> sections() {
        return Constructs.all().stream().map(Construct::section).distinct();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void staysEqualToItsQuery(String section, TestDatabase database) throws SQLException {
        Recording recording = Recording.stored();
        Map<String, String> queries = new LinkedHashMap<>();
        for (Construct construct : constructs(database)) {
            boolean compared = !recording.verdict(construct).mode().equals("refused")
                    && NOT_COMPARED.stream().noneMatch(construct.query()::contains);
            if (construct.section().equals(section) && compared) {
                queries.put("example_" + (queries.size() + 1), construct.query());
            }
        }
        new Oracle(database, scenario(queries)).run(Oracle.seed(), 20);
    }

    private static List<Construct> constructs(TestDatabase database) throws SQLException {
        long version = database.number("SELECT current_setting('server_version_num')::int / 10000");
        return Constructs.all().stream().filter(c -> c.version() <= version).toList();
    }

    private static Scenario scenario(Map<String, String> queries) {
        Scenario shop = Shop.with(Constructs.setup(), queries, "AUTO");
        List<Table> tables = new ArrayList<>(shop.tables());
        tables.addAll(TABLES);
        return new Scenario(shop.setup(), tables, queries, "AUTO");
    }
}
