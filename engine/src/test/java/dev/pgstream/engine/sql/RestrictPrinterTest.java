package dev.pgstream.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.fixture.Shop;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestrictPrinterTest {

    @Test
    void keysThatCannotBeNullAreLookedUpOnce() {
        assertThat(print("id")).doesNotContain("UNION", "IS NULL").endsWith("WHERE pgs_i.\"id\" = pgs_k.\"id\"");
    }

    /** An index on the column serves the first part. */
    @Test
    void keysThatMayBeNullAreLookedUpPlainlyAndTheirNullsApart() {
        String[] parts = print("customer_id").split("\nUNION ALL ", -1);
        assertThat(parts).hasSize(2);
        assertThat(parts[0]).endsWith("WHERE pgs_i.\"customer_id\" = pgs_k.\"customer_id\"");
        assertThat(parts[1])
                .contains("ARRAY[pgs_i.\"customer_id\"] = ARRAY[pgs_k.\"customer_id\"]")
                .endsWith(" AND (SELECT EXISTS (SELECT FROM pgs_d1 WHERE \"customer_id\" IS NULL))"
                        + " AND (pgs_i.\"customer_id\" IS NULL)");
    }

    @Test
    void severalKeysThatMayBeNullShareTheSecondPart() {
        assertThat(print("id", "customer_id", "quantity"))
                .containsOnlyOnce("UNION ALL")
                .endsWith("AND (pgs_i.\"customer_id\" IS NULL OR pgs_i.\"quantity\" IS NULL)");
    }

    @Test
    void withoutKeyColumnsAllRowsStay() {
        assertThat(print()).doesNotContain("pgs_k");
    }

    private static String print(String... columns) {
        List<String> keys = List.of(columns);
        return new SqlPrinter(new CommonTables())
                .print(new Restrict(keys, new Scan(Shop.ORDERS), new Reference("pgs_keys", keys)));
    }
}
