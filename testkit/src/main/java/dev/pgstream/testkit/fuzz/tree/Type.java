package dev.pgstream.testkit.fuzz.tree;

/** The types of expressions. */
public enum Type implements Sort {
    INT("int"),
    BIGINT("bigint"),
    NUMERIC("numeric"),
    TEXT("text"),
    BOOLEAN("boolean"),
    DATE("date"),
    INTS("int[]");

    private final String sql;

    Type(String sql) {
        this.sql = sql;
    }

    /** The type's name in SQL. */
    public String sql() {
        return sql;
    }

    /** Whether values can be added up. */
    public boolean isNumber() {
        return this == INT || this == BIGINT || this == NUMERIC;
    }
}
