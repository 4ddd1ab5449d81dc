package dev.pgstream.engine.parse;

import static dev.pgstream.engine.fixture.Shop.parse;
import static dev.pgstream.engine.fixture.Shop.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import org.junit.jupiter.api.Test;

class RecursionTranslationTest {

    private static String below(String base, String union, String step) {
        return "WITH RECURSIVE r(id, other) AS (\n" + base + "\n" + union + "\n" + step
                + "\n)\n SELECT id,\n    other\n   FROM r";
    }

    private static final String STEP = """
             SELECT o.id,
                r_1.other
               FROM (shop.orders o
                 JOIN r r_1 ON ((o.customer_id = r_1.id)))""";

    @Test
    void theLastBranchIsTheStep() {
        assertThat(plan(below(
                        " SELECT customers.id,\n    customers.id AS other\n   FROM shop.customers", "UNION ALL", STEP)))
                .contains("Recursion\n")
                .contains("Rows of the recursion");
        assertThat(plan(below(
                        " SELECT customers.id,\n    customers.id AS other\n   FROM shop.customers", "UNION", STEP)))
                .contains("Recursion, each row once\n");
    }

    @Test
    void aColumnIsNotNullWhereBaseAndStepAgree() {
        assertThat(Lineage.of(parse(below(
                                " SELECT customers.id,\n    customers.region AS other\n   FROM shop.customers",
                                "UNION",
                                STEP)))
                        .values())
                .extracting(ColumnInfo::notNull)
                .containsExactly(true, false);
        assertThat(Lineage.of(parse(below(
                                " SELECT customers.id,\n    customers.id AS other\n   FROM shop.customers",
                                "UNION",
                                """
                                         SELECT o.customer_id,
                                            r_1.id
                                           FROM (shop.orders o
                                             JOIN r r_1 ON ((o.id = r_1.id)))""")))
                        .values())
                .extracting(ColumnInfo::notNull)
                .containsExactly(false, false);
    }

    /** The word is written once, in front of all of them. */
    @Test
    void otherQueriesOfTheSameListAreNot() {
        assertThat(plan("""
                WITH RECURSIVE q AS (
                         SELECT customers.id
                           FROM shop.customers
                        UNION ALL
                         SELECT orders.id
                           FROM shop.orders
                        )
                 SELECT id
                   FROM q""")).doesNotContain("Recursion").contains("Union all");
    }

    @Test
    void aStepThatGroupsItsRowsIsRefused() {
        assertThatThrownBy(() -> parse("""
                WITH RECURSIVE r AS (
                         SELECT customers.id
                           FROM shop.customers
                        UNION
                         SELECT DISTINCT o.id
                           FROM (shop.orders o
                             JOIN r r_1 ON ((o.customer_id = r_1.id)))
                        )
                 SELECT id
                   FROM r"""))
                .isInstanceOf(NotIncrementalException.class)
                .hasMessageContaining("a recursive term");
    }
}
