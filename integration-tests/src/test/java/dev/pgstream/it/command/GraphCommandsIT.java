package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that follow the graph of stream tables, or stop and start its refreshes. */
@StreamTest
class GraphCommandsIT {

    private final TestDatabase database;

    GraphCommandsIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, kind text)", "INSERT INTO items VALUES (1, 'a')");
        database.api().create("counts", "SELECT kind, count(*) AS n FROM items GROUP BY kind", "DIFFERENTIAL");
        database.api().create("firsts", "SELECT kind, min(id) AS first FROM items GROUP BY kind", "DIFFERENTIAL");
        database.api()
                .create(
                        "pairs",
                        "SELECT c.kind, c.n, f.first FROM counts c JOIN firsts f USING (kind)",
                        "DIFFERENTIAL");
        database.api().create("\"Alone\"", "SELECT 1 AS one", null, "FULL", true);
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : List.of("pairs", "firsts", "counts", "\"Alone\"")) {
            database.api().drop(name);
        }
        database.execute("DROP TABLE items");
    }

    private CommandLineRun run(String... arguments) {
        CommandLineRun run = CommandLineRun.of(database, arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void graphAsText() {
        assertThat(run("graph").words())
                .anySatisfy(line -> assertThat(line)
                        .containsSubsequence("1", "public.counts", "ACTIVE", "1m", "DIFFERENTIAL", "public.items"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("2", "public.pairs", "public.counts,"));
        assertThat(run("graph", "--output", "json").out()).contains("\"group\"", "\"public.pairs\"", "\"level\" : 2");
    }

    @Test
    void theMembersOfADiamondShareAGroup() {
        List<String> groups = run("graph").words().stream()
                .filter(line -> line.size() > 5 && line.get(1).matches("public\\.(counts|firsts|pairs)"))
                .map(line -> line.get(5))
                .toList();
        assertThat(groups).hasSize(3).containsOnly(groups.get(0));
        assertThat(groups.get(0)).matches("\\d+");
    }

    @Test
    void graphAsADrawing() {
        assertThat(run("graph", "--format", "svg").out())
                .startsWith("<svg")
                .contains("public.pairs", "public.items", "stroke-dasharray", "public.&quot;Alone&quot;");
        assertThat(run("graph", "--format", "dot").out()).startsWith("digraph").contains("subgraph cluster_", " -> ");
    }

    @Test
    void refreshWithUpstream() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 'b')");
        assertThat(run("refresh", "pairs", "--with-upstream").words().stream()
                        .filter(line -> line.size() > 1 && line.get(0).startsWith("public"))
                        .map(line -> line.get(0) + " " + line.get(1)))
                .containsExactlyInAnyOrder(
                        "public.counts DIFFERENTIAL", "public.firsts DIFFERENTIAL", "public.pairs DIFFERENTIAL")
                .last()
                .isEqualTo("public.pairs DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM pairs")).isEqualTo(2);
    }

    @Test
    void suspendAndResume() throws SQLException {
        assertThat(run("suspend", "counts", "firsts").out()).contains("public.counts", "public.firsts");
        assertThat(status("counts")).isEqualTo("SUSPENDED");
        assertThat(run("refresh", "pairs", "--with-upstream").out()).doesNotContain("counts");
        CommandLineRun refused = CommandLineRun.of(database, "refresh", "counts");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("55000", "resume");
        run("resume", "--all");
        assertThat(status("counts")).isEqualTo("ACTIVE");
        assertThat(status("firsts")).isEqualTo("ACTIVE");
        assertThat(CommandLineRun.of(database, "resume", "nothing").err()).contains("42P01", "nothing");
    }

    private String status(String name) throws SQLException {
        return String.valueOf(
                database.value("SELECT status FROM pgstream.stream_tables_info WHERE table_name = '" + name + "'"));
    }

    @Test
    void aLiveTable() throws SQLException {
        database.execute("INSERT INTO items VALUES (2, 'b')");
        database.api().refresh("counts");
        CommandLineRun run = run("status", "--watch=0.01", "--times", "2");
        assertThat(run.words().stream().filter(line -> line.contains("public.counts")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsSubsequence("ACTIVE", "1m", "0.0", "DIFFERENTIAL"));
        assertThat(run.words())
                .anySatisfy(line -> assertThat(line).containsSubsequence("public.firsts", "ACTIVE", "1m"));
        assertThat(CommandLineRun.of(database, "status", "counts", "--watch").exitCode())
                .isEqualTo(2);
    }
}
