package dev.pgstream.engine.catalog;

/**
 * A function that the analysed query calls, found by OID.
 *
 * @param signature name and argument types as {@code regprocedure} prints them
 * @param builtin whether it lives in {@code pg_catalog}
 * @param setReturning whether it returns a set
 */
public record FunctionUse(
        String name, String signature, boolean builtin, Kind kind, Volatility volatility, boolean setReturning) {

    /** {@code pg_proc.prokind}, procedures aside. */
    public enum Kind {
        FUNCTION,
        AGGREGATE,
        WINDOW
    }

    /** {@code pg_proc.provolatile}. */
    public enum Volatility {
        IMMUTABLE,
        STABLE,
        VOLATILE
    }
}
