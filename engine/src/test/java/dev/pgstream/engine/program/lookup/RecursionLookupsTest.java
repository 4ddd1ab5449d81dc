package dev.pgstream.engine.program.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.rewrite.RecursionExposure;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.lookup.StoredIndex.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecursionLookupsTest {

    private static List<StoredIndex> lookups(String step) {
        String query = "WITH RECURSIVE r(id, name, region) AS ( SELECT customers.id, customers.name, customers.region"
                + " FROM shop.customers UNION ALL " + step + ") SELECT id, name, region FROM r";
        Recursion recursion =
                RecursionExposure.expose(Shop.parse(query)).orElseThrow().recursion();
        List<StoredColumn> stored = Lineage.of(recursion).entrySet().stream()
                .map(column -> new StoredColumn("my_" + column.getKey().name(), column.getValue()))
                .toList();
        return RecursionLookups.of(recursion, stored);
    }

    @Test
    void areTheColumnsByWhichTheStepJoins() {
        assertThat(lookups("SELECT c.id, c.name, r_1.region FROM (shop.customers c JOIN r r_1"
                        + " ON (((c.region = r_1.region) AND (c.name = r_1.name))))"))
                .containsExactly(new StoredIndex(Kind.LOOKUP, List.of("\"my_region\"", "\"my_name\"")));
    }

    @Test
    void eachPartnerHasItsOwn() {
        assertThat(lookups(
                        "SELECT o.id, v.page, r_1.region FROM ((shop.orders o JOIN r r_1 ON ((o.customer_id = r_1.id)))"
                                + " JOIN shop.visits v ON ((v.page = r_1.name)))"))
                .extracting(StoredIndex::terms)
                .containsExactly(List.of("\"my_id\""), List.of("\"my_name\""));
    }

    @Test
    void areFoundThroughSubqueries() {
        assertThat(lookups("SELECT o.id, q.name, q.name FROM (shop.orders o JOIN ( SELECT r_1.id AS number, r_1.name"
                        + " FROM r r_1 WHERE (r_1.id > 1)) q ON ((o.customer_id = q.number)))"))
                .extracting(StoredIndex::terms)
                .containsExactly(List.of("\"my_id\""));
    }

    @Test
    void conditionsOnTheRecursionAloneAreNone() {
        assertThat(lookups("SELECT (r_1.id + 1), r_1.name, r_1.region FROM r r_1 WHERE (r_1.name = r_1.region)"))
                .isEmpty();
    }
}
