package dev.pgstream.engine.catalog;

/**
 * A column's type as the server describes it.
 *
 * @param text the type as DDL writes it, modifier included, for example {@code numeric(12,2)}
 * @param collation the column's collation as DDL writes it where it isn't the type's own, else empty
 * @param base the catalog name of the type below any domain, for example {@code int4}
 * @param scale digits after the decimal point when the modifier fixes them (numeric only), else -1
 * @param array whether values are arrays
 * @param equality how values compare
 * @param sortable whether a B-tree can hold values
 * @param hashable whether records with such a value can be hashed
 */
public record SqlType(
        String text,
        String collation,
        String base,
        int scale,
        boolean array,
        Equality equality,
        boolean sortable,
        boolean hashable) {

    /** What the type's default equality operator offers. */
    public enum Equality {
        /** No default btree or hash operator class: values cannot be grouped or compared. */
        NONE,
        /** The default equality lives outside {@code pg_catalog}, so a bare {@code =} may mean another operator. */
        FOREIGN,
        /** A bare {@code =} is the default equality, yet equal values may look different (1.0 and 1.00). */
        LOOSE,
        /** A bare {@code =} is the default equality and equal values are the same bytes. */
        EXACT
    }

    public boolean comparable() {
        return equality != Equality.NONE;
    }

    /** Whether equal values may still differ in their text form. */
    public boolean looksMayDiffer() {
        return equality == Equality.LOOSE || equality == Equality.FOREIGN;
    }

    /** The same type, equal values of which are to count as identical. */
    public SqlType lookingAlike() {
        return new SqlType(text, collation, base, scale, array, Equality.EXACT, sortable, hashable);
    }
}
