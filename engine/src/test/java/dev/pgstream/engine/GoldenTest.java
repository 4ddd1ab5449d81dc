package dev.pgstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.ShopQueries;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.IndexNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All SQL of a few stream tables, as files to read and review. {@code mvn -pl engine test -Dtest=GoldenTest
 * -Dpgstream.golden=update} writes them anew; the difference then shows in version control.
 */
class GoldenTest {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");
    private static final Target TARGET =
            new Target(new QualifiedName("shop", "result"), 7, new QualifiedName("pgstream_definitions", "q7"));

    static Stream<Arguments> programs() {
        return ShopQueries.all().entrySet().stream().map(query -> Arguments.of(query.getKey(), query.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void programs(String name, AnalyzedQuery query) throws IOException {
        Path file = DIRECTORY.resolve(name + ".sql");
        String sql = print(query, Compiler.compile(query, TARGET).program());
        if (System.getProperty("pgstream.golden", "").equals("update")) {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, sql);
        }
        assertThat(file).content().isEqualTo(sql);
    }

    @Test
    void theBacklogOfASourceThatIsBehind() {
        List<Long> sources = List.of(Shop.CUSTOMERS.oid(), Shop.ORDERS.oid());
        String sql = Compiler.statement(ShopQueries.join(), TARGET, sources, List.of(Shop.ORDERS.oid()))
                .sql();
        assertThat(sql)
                .contains(
                        "FROM ONLY pgstream_changes.changes_11 WHERE __pgs_w <> 0 AND NOT",
                        "FROM pgstream_changes.changes_12 WHERE __pgs_w <> 0 AND __pgs_xid >= pg_snapshot_xmin(",
                        "WHERE b.buffer_id IN (11) AND NOT pgstream.pgs_covers(");
    }

    private static String print(AnalyzedQuery query, Program program) {
        String head = statement("the query, as PostgreSQL prints it", query.definition())
                + statement("the stored columns", program.state())
                + statement("fills the empty table", program.fill())
                + statement("makes the table equal to its query again", String.join(";\n", program.full()));
        String indexes = IndexNames.of(TARGET).create(TARGET.table(), program.indexes()).stream()
                .map(sql -> statement("finds stored rows", sql))
                .collect(Collectors.joining());
        return program.deltas().stream()
                .map(delta -> statement("applies changes of " + names(query, delta), delta.sql()))
                .collect(Collectors.joining("", head + indexes, ""));
    }

    private static String names(AnalyzedQuery query, DeltaStatement delta) {
        return query.sources().stream()
                .filter(source -> delta.changed().contains(source.oid()))
                .map(SourceTable::name)
                .map(QualifiedName::name)
                .collect(Collectors.joining(" and "));
    }

    private static String statement(String comment, String sql) {
        return "-- " + comment + "\n" + sql.strip() + ";\n\n";
    }
}
