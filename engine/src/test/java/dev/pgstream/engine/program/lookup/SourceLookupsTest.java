package dev.pgstream.engine.program.lookup;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLookupsTest {

    private static final Alias C = scan("c", Shop.CUSTOMERS);
    private static final Alias O = scan("o", Shop.ORDERS);
    private static final SourceLookup BY_CUSTOMER = lookup(Shop.ORDERS, "customer_id");
    private static final SourceLookup BY_ID = lookup(Shop.CUSTOMERS, "id");

    @Test
    void areTheColumnsThatAJoinEquates() {
        List<Expr> on = List.of(
                Scalars.equal(column("o", "customer_id"), column("c", "id")),
                Scalars.above(column("o", "quantity"), 1));
        assertThat(SourceLookups.of(new Join(List.of(C, O), on))).containsExactlyInAnyOrder(BY_ID, BY_CUSTOMER);
    }

    @Test
    void areFoundThroughProjectionsOfASubquery() {
        Alias q = alias("q", select(O, column("o", "customer_id"), column("o", "note")));
        List<Expr> on = List.of(Scalars.equal(column("q", "customer_id"), column("c", "id")));
        assertThat(SourceLookups.of(new Match(new MatchForm.Exists(true), C, q, on)))
                .containsExactlyInAnyOrder(BY_ID, BY_CUSTOMER);
    }

    @Test
    void areTheKeysOfGroupsThatAreComputedAnew() {
        assertThat(SourceLookups.of(grouped(AggregateFunction.OTHER))).containsExactly(BY_CUSTOMER);
        assertThat(SourceLookups.of(grouped(AggregateFunction.MIN))).containsExactly(BY_CUSTOMER);
        assertThat(SourceLookups.of(grouped(AggregateFunction.COUNT_ROWS))).isEmpty();
    }

    /** Rows that may come back are looked for by all that the step makes of them. */
    @Test
    void areWhatARecursionShowsOfThem() {
        String step = " SELECT o.id FROM (shop.orders o JOIN r r_1 ON ((o.customer_id = r_1.id))))";
        String base = "WITH RECURSIVE r(id) AS ( SELECT customers.id FROM shop.customers ";
        assertThat(SourceLookups.of(Shop.parse(base + "UNION" + step + " SELECT id FROM r")))
                .containsExactlyInAnyOrder(BY_ID, BY_CUSTOMER, lookup(Shop.ORDERS, "id"));
        assertThat(SourceLookups.of(Shop.parse(base + "UNION ALL" + step + " SELECT id FROM r")))
                .containsExactly(BY_CUSTOMER);
    }

    private static Aggregate grouped(AggregateFunction function) {
        AggregateCall call =
                new AggregateCall("s1", function, "f(*)", Optional.empty(), Optional.empty(), Optional.empty());
        return new Aggregate(List.of("customer_id"), List.of(call), select(O, column("o", "customer_id")));
    }

    private static SourceLookup lookup(SourceTable table, String name) {
        return new SourceLookup(
                table.oid(), List.of(table.column(name).orElseThrow().number()));
    }
}
