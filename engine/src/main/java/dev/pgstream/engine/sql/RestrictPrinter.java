package dev.pgstream.engine.sql;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Restrict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a restriction to keys as a join with the distinct keys.
 *
 * <p>An index on key columns does not serve a comparison that takes NULLs as equal. So where there may be NULLs, keys
 * without any are looked up by a plain comparison, and all others in a second part, which is not even begun where there
 * are none.
 */
final class RestrictPrinter {

    private final SqlPrinter printer;
    private final CommonTables common;

    RestrictPrinter(SqlPrinter printer, CommonTables common) {
        this.printer = printer;
        this.common = common;
    }

    String print(Restrict restrict) {
        List<String> nullable = restrict.columns().stream()
                .filter(column -> mayBeNull(info(restrict, column)))
                .map(Identifier::quote)
                .toList();
        if (nullable.isEmpty()) {
            return select(restrict, false, "");
        }
        String keys = keys(restrict);
        return select(restrict, true, "") + "\nUNION ALL "
                + select(
                        restrict,
                        false,
                        " AND (SELECT EXISTS (SELECT FROM " + keys + " WHERE " + anyNull("", nullable) + ")) AND ("
                                + anyNull("pgs_i.", nullable) + ")");
    }

    private static String anyNull(String qualifier, List<String> columns) {
        return columns.stream().map(column -> qualifier + column + " IS NULL").collect(Collectors.joining(" OR "));
    }

    /**
     * @param plain whether NULLs match nothing
     */
    private String select(Restrict restrict, boolean plain, String condition) {
        Block block = new Block();
        block.from("(" + printer.print(restrict.input()) + ") AS pgs_i");
        if (!restrict.columns().isEmpty()) {
            block.from("(SELECT DISTINCT " + String.join(", ", Columns.quoted(restrict.columns())) + " FROM "
                    + keys(restrict) + ") AS pgs_k");
            for (String key : restrict.columns()) {
                ColumnInfo info = info(restrict, key);
                String column = Identifier.quote(key);
                block.where(Equality.of(
                        "pgs_i." + column,
                        "pgs_k." + column,
                        plain && mayBeNull(info) ? new ColumnInfo(info.type(), true) : info));
            }
        }
        return block.select(Columns.of("pgs_i", SqlPrinter.names(restrict)), Weight.NONE) + condition;
    }

    private String keys(Restrict restrict) {
        return common.name(printer.printWeighted(restrict.keys()));
    }

    /** Whether there may be NULLs, of a type whose plain comparison is its own. */
    private static boolean mayBeNull(ColumnInfo info) {
        return !info.notNull()
                && info.type()
                        .filter(type -> type.equality() != SqlType.Equality.FOREIGN)
                        .isPresent();
    }

    private static ColumnInfo info(Restrict restrict, String column) {
        Map<ColumnRef, ColumnInfo> known = Lineage.of(restrict.input());
        return known.getOrDefault(ColumnRef.of(column), ColumnInfo.UNKNOWN);
    }
}
