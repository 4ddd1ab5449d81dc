package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoinRuleTest {

    private static final List<Expr> ON = List.of(Scalars.equal(column("o", "customer_id"), column("c", "id")));
    private static final Alias C = scan("c", Shop.CUSTOMERS);
    private static final Alias O = scan("o", Shop.ORDERS);
    private static final Alias L = scan("l", Shop.LINES);

    @Test
    void oneChangedInputMeetsTheOthersAsTheyAre() {
        assertThat(JoinRule.terms(join(C, O), changed(Shop.ORDERS)))
                .containsExactly(join(C, changes("o", Shop.ORDERS)));
        assertThat(JoinRule.terms(join(C, O), changed(Shop.CUSTOMERS)))
                .containsExactly(join(changes("c", Shop.CUSTOMERS), O));
    }

    /** Each term reads tables as they are, so that indexes serve it; what two changes bring together counts once. */
    @Test
    void severalChangedInputsAreExpanded() {
        assertThat(JoinRule.terms(join(C, O, L), changed(Shop.CUSTOMERS, Shop.LINES)))
                .containsExactly(
                        join(changes("c", Shop.CUSTOMERS), O, L),
                        join(C, O, changes("l", Shop.LINES)),
                        join(negated("c", Shop.CUSTOMERS), O, changes("l", Shop.LINES)));
        assertThat(JoinRule.terms(join(C, O, L), changed(Shop.CUSTOMERS, Shop.ORDERS, Shop.LINES)))
                .hasSize(7)
                .contains(
                        join(negated("c", Shop.CUSTOMERS), O, changes("l", Shop.LINES)),
                        join(changes("c", Shop.CUSTOMERS), changes("o", Shop.ORDERS), changes("l", Shop.LINES)));
    }

    @Test
    void ofVeryManyChangedInputsThoseBeforeAreInTheirOldState() {
        List<Alias> inputs =
                IntStream.range(0, 6).mapToObj(i -> scan("v" + i, Shop.VISITS)).toList();
        Join join = join(inputs.toArray(Alias[]::new));
        List<Operator> terms = JoinRule.terms(join, changed(Shop.VISITS));
        assertThat(terms).hasSize(6).startsWith(with(inputs, 0)).endsWith(with(inputs, 5));
    }

    /** The inputs before a place as they were, and at the place the change. */
    private static Join with(List<Alias> inputs, int place) {
        return join(IntStream.range(0, inputs.size())
                .mapToObj(i -> i < place
                        ? old("v" + i, Shop.VISITS)
                        : i == place ? changes("v" + i, Shop.VISITS) : inputs.get(i))
                .toArray(Alias[]::new));
    }

    @Test
    void aSelfJoinChangesOnBothSides() {
        assertThat(JoinRule.terms(join(scan("a", Shop.VISITS), scan("b", Shop.VISITS)), changed(Shop.VISITS)))
                .containsExactly(
                        join(changes("a", Shop.VISITS), scan("b", Shop.VISITS)),
                        join(scan("a", Shop.VISITS), changes("b", Shop.VISITS)),
                        join(negated("a", Shop.VISITS), changes("b", Shop.VISITS)));
    }

    /** Next to a change of rows the groups are as their table has them; next to their own change the rows are new. */
    @Test
    void groupsInATableOfTheirOwnAreReadAsTheyWere() {
        Stored groups =
                new Stored(1, new Aggregate(List.of("customer_id"), List.of(), select(O, column("o", "customer_id"))));
        Alias g = alias("g", groups);
        assertThat(JoinRule.terms(join(O, g), changed(Shop.ORDERS)))
                .containsExactly(
                        join(changes("o", Shop.ORDERS), alias("g", Reference.like(groups, "pgs_former_1"))),
                        join(
                                O,
                                alias(
                                        "g",
                                        Reference.like(groups, "pgs_change_1").signed())));
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(JoinRule.terms(join(C, O), changed(Shop.VISITS))).isEmpty();
    }

    @Test
    void wantsNamedInputs() {
        Join nameless = join(new Scan(Shop.CUSTOMERS), O);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoinRule.terms(nameless, changed(Shop.CUSTOMERS, Shop.ORDERS)))
                .withMessageContaining("have names");
    }

    private static Join join(Operator... inputs) {
        return new Join(List.of(inputs), ON);
    }

    private static Alias negated(String name, SourceTable table) {
        return alias(name, new Negate(new Changes(table)));
    }

    private static Alias old(String name, SourceTable table) {
        return alias(name, new UnionAll(List.of(new Scan(table), new Negate(new Changes(table)))));
    }
}
