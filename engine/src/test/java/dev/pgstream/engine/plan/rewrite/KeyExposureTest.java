package dev.pgstream.engine.plan.rewrite;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Unit;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyExposureTest {

    private static final Expr CUSTOMER = Scalars.equal(column("o", "customer_id"), column("c", "id"));

    @Test
    void addsKeyColumnsThatAreLeftOut() {
        Alias lines = scan("l", Shop.LINES);
        Keyed keyed = KeyExposure.expose(select(lines, column("l", "no"), column("l", "product")));

        assertThat(keyed.operator())
                .isEqualTo(new Project(
                        List.of(
                                new Output(column("l", "no"), "no"),
                                new Output(column("l", "product"), "product"),
                                new Output(column("l", "order_id"), "__pgs_k1")),
                        lines));
        assertThat(keyed.key()).hasValue(key("__pgs_k1", "no"));
    }

    @Test
    void usesShownKeyColumnsUnderTheirNewNames() {
        Operator query = new Project(
                List.of(new Output(column("p", "k"), "number")),
                new Alias("p", List.of("k"), new Scan(Shop.CUSTOMERS)));
        assertThat(KeyExposure.expose(query).operator()).isEqualTo(query);
        assertThat(KeyExposure.expose(query).key()).hasValue(key("number"));
    }

    @Test
    void carriesHiddenColumnsUpThroughSubqueries() {
        Operator inner = select(scan("c", Shop.CUSTOMERS), column("c", "name"));
        Keyed keyed = KeyExposure.expose(select(alias("q", inner), column("q", "name")));
        assertThat(((Project) keyed.operator()).outputs())
                .containsExactly(
                        new Output(column("q", "name"), "name"), new Output(column("q", "__pgs_k1"), "__pgs_k1"));
        assertThat(keyed.key()).hasValue(key("__pgs_k1"));
    }

    /** Only the names of the whole result are the user's business; in a subquery any name may be. */
    @Test
    void hiddenColumnsEvadeNamesThatAreThere() {
        Project query = new Project(List.of(new Output(column("c", "name"), "__pgs_k1")), scan("c", Shop.CUSTOMERS));
        assertThat(KeyExposure.expose(query).key()).hasValue(key("__pgs_k2"));
    }

    @Test
    void conditionsAboveAJoinReduceItsKey() {
        Join product = new Join(List.of(scan("o", Shop.ORDERS), scan("c", Shop.CUSTOMERS)), List.of());
        Join joined = new Join(product.inputs(), List.of(CUSTOMER));

        assertThat(hidden(select(product, column("c", "name")))).isEqualTo(2);
        assertThat(hidden(select(new Filter(List.of(CUSTOMER), product), column("c", "name"))))
                .isEqualTo(1);
        assertThat(hidden(select(joined, column("c", "name")))).isEqualTo(1);
    }

    @Test
    void groupsAreKeyedByTheirKeys() {
        Operator regions =
                new Aggregate(List.of("region"), List.of(), select(scan("c", Shop.CUSTOMERS), column("c", "region")));
        assertThat(KeyExposure.expose(regions).key()).hasValue(key("region"));
    }

    @Test
    void oneRowNeedsNoKey() {
        assertThat(KeyExposure.expose(new Project(List.of(), new Unit())).key()).hasValue(List.of());
    }

    @Test
    void returnsTheVerySameTreeWithoutAKey() {
        Operator keyless = select(
                new Join(List.of(scan("c", Shop.CUSTOMERS), scan("v", Shop.VISITS)), List.of()), column("c", "name"));
        Operator union = new UnionAll(List.of(select(scan("c", Shop.CUSTOMERS), column("c", "name"))));
        assertThat(List.of(keyless, union)).allSatisfy(operator -> {
            assertThat(KeyExposure.expose(operator).operator()).isSameAs(operator);
            assertThat(KeyExposure.expose(operator).key()).isEmpty();
        });
    }

    private static long hidden(Operator query) {
        return ((Project) KeyExposure.expose(query).operator())
                .outputs().stream()
                        .filter(output -> output.name().startsWith("__pgs_k"))
                        .count();
    }

    private static List<ColumnRef> key(String... names) {
        return List.of(names).stream().map(ColumnRef::of).toList();
    }
}
