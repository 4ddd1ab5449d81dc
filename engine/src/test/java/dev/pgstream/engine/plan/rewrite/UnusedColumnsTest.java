package dev.pgstream.engine.plan.rewrite;

import static dev.pgstream.engine.fixture.Plans.alias;
import static dev.pgstream.engine.fixture.Plans.column;
import static dev.pgstream.engine.fixture.Plans.scan;
import static dev.pgstream.engine.fixture.Plans.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.zset.Evaluator;
import dev.pgstream.engine.zset.RandomQuery;
import dev.pgstream.engine.zset.Scalars;
import dev.pgstream.engine.zset.Seeds;
import dev.pgstream.engine.zset.Tables;
import dev.pgstream.engine.zset.ZSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnusedColumnsTest {

    private static final Alias C = scan("c", Shop.CUSTOMERS);
    private static final List<Expr> ON = List.of(Scalars.equal(column("q", "customer_id"), column("c", "id")));

    @Test
    void dropsWhatOnlyTheSelectListOfAnExistsNames() {
        Alias wide = alias(
                "q",
                select(scan("o", Shop.ORDERS), column("o", "id"), column("o", "customer_id"), column("o", "note")));
        Alias narrow = alias("q", select(scan("o", Shop.ORDERS), column("o", "customer_id")));
        assertThat(UnusedColumns.drop(select(exists(wide), column("c", "id"))))
                .isEqualTo(select(exists(narrow), column("c", "id")));
    }

    @Test
    void keepsAColumnOfRowsThatOnlyCount() {
        Alias orders = alias("q", select(scan("o", Shop.ORDERS), column("o", "id"), column("o", "note")));
        Operator query = select(new Match(new MatchForm.Exists(false), C, orders, List.of()), column("c", "id"));
        Alias narrow = alias("q", select(scan("o", Shop.ORDERS), column("o", "id")));
        assertThat(UnusedColumns.drop(query))
                .isEqualTo(select(new Match(new MatchForm.Exists(false), C, narrow, List.of()), column("c", "id")));
    }

    @Test
    void keepsColumnsThatGoByPlace() {
        Alias renamed = new Alias(
                "q", List.of("customer_id"), select(scan("o", Shop.ORDERS), column("o", "id"), column("o", "note")));
        Operator query = select(exists(renamed), column("c", "id"));
        assertThat(UnusedColumns.drop(query)).isEqualTo(query);
    }

    @Test
    void theRowsStayTheSame() {
        Seeds.forEach(random -> {
            Operator query = new RandomQuery(random).rows(random.nextInt(4));
            Map<Long, ZSet> tables = Tables.contents(random);
            Evaluator evaluator = new Evaluator(tables, Map.of());
            assertThat(evaluator.evaluate(UnusedColumns.drop(query))).isEqualTo(evaluator.evaluate(query));
        });
    }

    private static Match exists(Alias right) {
        return new Match(new MatchForm.Exists(false), C, right, ON);
    }
}
