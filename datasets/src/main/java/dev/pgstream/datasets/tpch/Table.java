package dev.pgstream.datasets.tpch;

import dev.pgstream.datasets.Resource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables (clause 1.4), each after those that its foreign keys refer to. */
public enum Table {
    REGION("r_regionkey"),
    NATION("n_nationkey", "n_regionkey"),
    PART("p_partkey"),
    SUPPLIER("s_suppkey", "s_nationkey"),
    PARTSUPP("ps_partkey, ps_suppkey", "ps_suppkey"),
    CUSTOMER("c_custkey", "c_nationkey"),
    ORDERS("o_orderkey", "o_custkey"),
    LINEITEM("l_orderkey, l_linenumber", "l_partkey, l_suppkey", "l_suppkey");

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> foreignKeys;

    Table(String key, String... foreignKeys) {
        this.key = key;
        this.foreignKeys = List.of(foreignKeys);
    }

    /** The name in SQL. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statement that creates the table, without any key. */
    String definition() {
        return Resource.text(Table.class, "tables/" + sqlName() + ".sql");
    }

    /** The statement that adds the primary key. */
    String primaryKey() {
        return "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(sqlName(), key);
    }

    /** The statements that index the foreign keys that the primary key doesn't begin with. */
    String indexes() {
        return foreignKeys.stream()
                .map(columns -> "CREATE INDEX ON %s (%s);".formatted(sqlName(), columns))
                .collect(Collectors.joining());
    }
}
