package dev.pgstream.engine.plan;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.fixture.Types;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final Operator VISITS = select(scan("v", Shop.VISITS), column("v", "page"), column("v", "hits"));

    @Test
    void passesTypesThroughNames() {
        Operator query = alias("q", select(scan("o", Shop.ORDERS), column("o", "id"), column("o", "amount")));
        assertThat(Lineage.of(query))
                .containsExactly(
                        entry(column("q", "id"), info(Types.INT, true)),
                        entry(column("q", "amount"), info(Types.MONEY, false)));
    }

    @Test
    void aliasesMayRenameLeadingColumns() {
        assertThat(Lineage.of(new Alias("v", List.of("p"), new Scan(Shop.VISITS)))
                        .keySet())
                .containsExactly(column("v", "p"), column("v", "hits"));
    }

    @Test
    void computedColumnsAreUnknown() {
        Operator query = new Project(List.of(new Output(new Opaque("now()", List.of()), "n")), scan("v", Shop.VISITS));
        assertThat(Lineage.of(query)).containsExactly(entry(ColumnRef.of("n"), ColumnInfo.UNKNOWN));
    }

    @Test
    void groupsShowKeysThenCalls() {
        AggregateCall count = new AggregateCall(
                "s1", AggregateFunction.COUNT_ROWS, "count(*)", Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(Lineage.of(new Aggregate(List.of("page"), List.of(count), VISITS)))
                .containsExactly(
                        entry(ColumnRef.of("page"), info(Types.TEXT, false)),
                        entry(ColumnRef.of("s1"), ColumnInfo.UNKNOWN));
    }

    @Test
    void unionsKnowWhatAllBranchesShare() {
        Operator customers = select(scan("c", Shop.CUSTOMERS), column("c", "id"), column("c", "name"));
        Operator lines = select(scan("l", Shop.LINES), column("l", "order_id"), column("l", "qty"));
        assertThat(Lineage.of(new UnionAll(List.of(customers, lines))))
                .containsExactly(
                        entry(ColumnRef.of("id"), info(Types.INT, true)),
                        entry(ColumnRef.of("name"), ColumnInfo.UNKNOWN));
        assertThat(Lineage.of(new UnionAll(List.of(
                                customers,
                                select(scan("o", Shop.ORDERS), column("o", "quantity"), column("o", "note")))))
                        .get(ColumnRef.of("id")))
                .isEqualTo(info(Types.INT, false));
    }

    @Test
    void changesLookLikeTheirTable() {
        Scan table = new Scan(Shop.VISITS);
        Changes changes = new Changes(Shop.VISITS);
        assertThat(List.of(changes, new Negate(changes), new Former(table, changes, false)))
                .allSatisfy(operator -> assertThat(Lineage.of(operator)).isEqualTo(Lineage.of(table)));
        assertThat(Lineage.of(new Restrict(List.of("page"), VISITS, VISITS))).isEqualTo(Lineage.of(VISITS));
    }

    private static ColumnInfo info(SqlType type, boolean notNull) {
        return new ColumnInfo(Optional.of(type), notNull);
    }
}
