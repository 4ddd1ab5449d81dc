package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Project;
import org.junit.jupiter.api.Test;

class SetOperationTranslationTest {

    @Test
    void aChainIsOneUnion() {
        assertThat(outline("""
                 SELECT customers.id
                   FROM shop.customers
                UNION ALL
                 SELECT orders.id
                   FROM shop.orders
                UNION ALL
                 SELECT visits.hits AS id
                   FROM shop.visits""")).isEqualTo("Union all(customers, orders, visits)");
    }

    /** Types are resolved between two operands at a time, so the order of the operations is kept. */
    @Test
    void aUnionOnTheRightStaysItsOwn() {
        assertThat(outline("""
                 SELECT customers.id
                   FROM shop.customers
                UNION ALL (
                         SELECT orders.id
                           FROM shop.orders
                        UNION ALL
                         SELECT visits.hits AS id
                           FROM shop.visits
                )""")).isEqualTo("Union all(customers, Union all(orders, visits))");
    }

    @Test
    void unionWithoutAllIsDistinct() {
        assertThat(outline("""
                (
                         SELECT customers.id
                           FROM shop.customers
                        UNION
                         SELECT orders.id
                           FROM shop.orders
                ) UNION ALL
                 SELECT visits.hits AS id
                   FROM shop.visits""")).isEqualTo("Union all(Distinct by id(Union all(customers, orders)), visits)");
    }

    @Test
    void theFirstBranchNamesTheColumns() {
        String canonical = """
                 SELECT id,
                    kind
                   FROM ( SELECT customers.id,
                            1 AS kind
                           FROM shop.customers
                        UNION ALL
                         SELECT orders.id,
                            2
                           FROM shop.orders) q""";
        Project project = (Project) parse(canonical);
        assertThat(Lineage.names(((Alias) project.input()).input())).containsExactly("id", "kind");
    }

    @Test
    void aLaterBranchMayRepeatAColumn() {
        assertThat(outline("""
                 SELECT id
                   FROM ( SELECT orders.id,
                            orders.quantity
                           FROM shop.orders
                        UNION ALL
                         SELECT customers.id,
                            customers.id
                           FROM shop.customers) q""")).contains("Union all(orders, customers)");
    }

    /** The plan in one line, of each branch only the table. */
    private static String outline(String canonical) {
        return Outline.of(parse(canonical));
    }
}
