package dev.pgstream.engine.delta.rule;

import static dev.pgstream.engine.fixture.Plans.changed;
import static dev.pgstream.engine.fixture.Plans.changes;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.zset.Scalars;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchRuleTest {

    private static final List<Expr> ON = List.of(Scalars.equal(column("c", "id"), column("o", "customer_id")));
    private static final Match LEFT_JOIN =
            new Match(new MatchForm.Outer(), scan("c", Shop.CUSTOMERS), scan("o", Shop.ORDERS), ON);

    @Test
    void isLinearOnTheLeft() {
        assertThat(MatchRule.terms(LEFT_JOIN, changed(Shop.CUSTOMERS)))
                .containsExactly(LEFT_JOIN.over(changes("c", Shop.CUSTOMERS), LEFT_JOIN.right()));
    }

    @Test
    void computesTouchedRowsAsTheyAreAndAsTheyWere() {
        assertThat(MatchRule.terms(LEFT_JOIN, changed(Shop.ORDERS)))
                .extracting(term -> ((Match) term).left().weighted())
                .containsExactly(false, true);
    }

    @Test
    void readsOnlyTheKeysOfTouchedRows() {
        Match now = (Match) MatchRule.terms(LEFT_JOIN, changed(Shop.ORDERS)).get(0);
        assertThat(now.right().input())
                .isEqualTo(new Shared(new Restrict(
                        List.of("customer_id"),
                        new Scan(Shop.ORDERS),
                        new Project(List.of(new Output(column("c", "id"), "customer_id")), now.left()))));
    }

    @Test
    void startsFromTheChangeWhereOtherConditionsStandBesideTheEquality() {
        List<Expr> conditions = List.of(ON.get(0), Scalars.above(column("o", "id"), 3));
        Match match = new Match(LEFT_JOIN.form(), LEFT_JOIN.left(), LEFT_JOIN.right(), conditions);
        Match now = (Match) MatchRule.terms(match, changed(Shop.ORDERS)).get(0);
        assertThat(now.left().toString()).contains("input=Restrict[columns=[id], input=Scan");
    }

    @Test
    void looksWhetherThereWasAnyRowAndNotHowMany() {
        Match match = new Match(new MatchForm.Exists(false), LEFT_JOIN.left(), LEFT_JOIN.right(), ON);
        Match old = (Match) MatchRule.terms(match, changed(Shop.ORDERS)).get(1);
        assertThat(((Former) old.right().input()).once()).isTrue();
    }

    @Test
    void looksUpTheRowsOfEachLeftOneThatRunsASubquery() {
        List<Expr> conditions = List.of(Scalars.equal(column("c", "name"), column("v", "page")));
        MatchForm top = new MatchForm.Rows("t", List.of("hits"), "SELECT v.hits", " LIMIT 2", false, false);
        Match match = new Match(top, LEFT_JOIN.left(), scan("v", Shop.VISITS), conditions);
        List<Operator> terms = MatchRule.terms(match, changed(Shop.VISITS));
        assertThat(((Match) terms.get(0)).right()).isEqualTo(match.right());
        Former old = (Former) ((Match) terms.get(1)).right().input();
        assertThat(old.now()).isEqualTo(new Scan(Shop.VISITS));
        assertThat(old.keys()).containsExactly(Map.entry("page", column("c", "name")));
    }

    @Test
    void looksUpNothingThatHasArrays() {
        MatchForm top = new MatchForm.Rows("t", List.of("id"), "SELECT o.id", " LIMIT 2", false, false);
        Match match = new Match(top, LEFT_JOIN.left(), LEFT_JOIN.right(), ON);
        Match now = (Match) MatchRule.terms(match, changed(Shop.ORDERS)).get(0);
        assertThat(now.right().input()).isInstanceOf(Shared.class);
    }

    @Test
    void readsEverythingWithoutAnEquality() {
        List<Expr> above = List.of(Scalars.above(column("o", "id"), 3));
        Match match = new Match(LEFT_JOIN.form(), LEFT_JOIN.left(), LEFT_JOIN.right(), above);
        Match now = (Match) MatchRule.terms(match, changed(Shop.ORDERS)).get(0);
        assertThat(now.right()).isEqualTo(match.right());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void treatsTheOldLeftRowsWhereBothSidesChange(boolean anti) {
        Match match = new Match(new MatchForm.Exists(anti), LEFT_JOIN.left(), LEFT_JOIN.right(), ON);
        assertThat(MatchRule.terms(match, changed(Shop.CUSTOMERS, Shop.ORDERS)))
                .hasSize(3)
                .allMatch(term -> ((Match) term).left().weighted());
    }

    @Test
    void hasNoTermWithoutAChange() {
        assertThat(MatchRule.terms(LEFT_JOIN, changed(Shop.VISITS))).isEmpty();
    }
}
