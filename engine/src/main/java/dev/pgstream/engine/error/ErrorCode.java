package dev.pgstream.engine.error;

/** The SQLSTATEs that pg_stream raises itself; PostgreSQL's own errors pass through with theirs. */
public enum ErrorCode {
    FEATURE_NOT_SUPPORTED("0A000"),
    INVALID_PARAMETER("22023"),
    ACTIVE_TRANSACTION("25001"),
    SERIALIZATION_FAILURE("40001"),
    SYNTAX_ERROR("42601"),
    INSUFFICIENT_PRIVILEGE("42501"),
    DUPLICATE_COLUMN("42701"),
    DUPLICATE_TABLE("42P07"),
    UNDEFINED_TABLE("42P01"),
    INVALID_RECURSION("42P19"),
    INVALID_TABLE_DEFINITION("42P16"),
    WRONG_OBJECT_TYPE("42809"),
    RESERVED_NAME("42939"),
    DEPENDENT_OBJECTS("2BP01"),
    NOT_IN_PREREQUISITE_STATE("55000"),
    LOCK_NOT_AVAILABLE("55P03"),
    INTERNAL_ERROR("XX000"),
    DATA_CORRUPTED("XX001");

    private final String sqlState;

    ErrorCode(String sqlState) {
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
