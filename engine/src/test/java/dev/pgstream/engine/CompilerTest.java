package dev.pgstream.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.fixture.Functions;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerTest {

    private static final Target TARGET =
            new Target(new QualifiedName("shop", "result"), 7, new QualifiedName("pgstream_definitions", "q7"));

    @Test
    void explainsThePlanItCompiled() {
        Compiler.Compiled compiled = Compiler.compile(customers("SELECT id FROM shop.customers"), TARGET);
        assertThat(compiled.plan()).isEqualTo("""
                Project "id" := "customers"."id"
                  Alias "customers"
                    Scan "shop"."customers" key [id]""");
        assertThat(compiled.program().storage().key()).hasValue(List.of("id"));
    }

    @Test
    void hidesWhatOnlyRefreshesNeed() {
        AnalyzedQuery query = Shop.query(
                "SELECT name FROM shop.customers",
                List.of(Shop.CUSTOMERS),
                List.of(),
                Shop.columns("name", Types.TEXT));
        assertThat(Compiler.compile(query, TARGET).program().storage().columns())
                .extracting(StoredColumn::name, StoredColumn::hidden)
                .containsExactly(tuple("name", false), tuple("__pgs_k1", true));
    }

    /** The server counts the table among the query's sources, so its changes need a statement too. */
    @Test
    void aTableThatOnlyAnUnusedWithQueryReadsChangesNothing() {
        String canonical = "WITH u AS (SELECT orders.id FROM shop.orders) SELECT id FROM shop.customers";
        AnalyzedQuery query =
                Shop.query(canonical, List.of(Shop.CUSTOMERS, Shop.ORDERS), List.of(), Shop.columns("id", Types.INT));
        assertThat(Compiler.compile(query, TARGET).program().deltas())
                .extracting(DeltaStatement::changed)
                .containsExactly(List.of(11L), List.of(12L), List.of(11L, 12L));
    }

    @Test
    void aSumThatMayDependOnTheOrderIsRecomputed() {
        AnalyzedQuery query = Shop.query(
                "SELECT sum(price) AS total FROM shop.lines",
                List.of(Shop.LINES),
                List.of(Functions.aggregate("sum", "numeric")),
                Shop.columns("total", Types.NUMERIC));
        Program program = Compiler.compile(query, TARGET).program();
        assertThat(program.storage().count()).isEmpty();
        assertThat(program.deltas().get(0).sql()).contains("pgs_keys");
    }

    /** 1.0 leaves and 1.00 comes: equal, yet the least value has another look. */
    @Test
    void anExtremeThatMayLookDifferentIsRecomputedOnATie() {
        AnalyzedQuery query = Shop.query(
                "SELECT min(price) AS least FROM shop.lines",
                List.of(Shop.LINES),
                List.of(Functions.aggregate("min", "numeric")),
                Shop.columns("least", Types.NUMERIC));
        assertThat(Compiler.compile(query, TARGET).program().deltas().get(0).sql())
                .contains("GROUP BY \"a1\", scale(\"a1\")")
                .contains("coalesce(m.__pgs_v1 >= t.\"least\", true)");
    }

    @Test
    void refusesResultsThatCannotBeCompared() {
        SourceTable notes = Shop.table(20, "notes", List.of("id"), "id", Types.INT, "body", Types.JSON);
        AnalyzedQuery query =
                Shop.query("SELECT body FROM shop.notes", List.of(notes), List.of(), Shop.columns("body", Types.JSON));
        assertThatExceptionOfType(NotIncrementalException.class)
                .isThrownBy(() -> Compiler.compile(query, TARGET))
                .withMessageContaining("the column body has a type without equality: json");
    }

    @Test
    void compilesAnyQueryForFullRefreshes() {
        AnalyzedQuery query = Shop.query(
                "SELECT whatever",
                List.of(Shop.CUSTOMERS),
                List.of(),
                Shop.columns("id", Types.INT, "doc", Types.JSON));
        Program program = Compiler.compileFull(query, TARGET);
        assertThat(program.deltas()).isEmpty();
        assertThat(program.state()).isEqualTo("SELECT \"id\", \"doc\" FROM \"pgstream_definitions\".\"q7\"");
        assertThat(program.full()).startsWith("DELETE FROM \"shop\".\"result\"").hasSize(2);
    }

    private static AnalyzedQuery customers(String canonical) {
        return Shop.query(canonical, List.of(Shop.CUSTOMERS), List.of(), Shop.columns("id", Types.INT));
    }
}
