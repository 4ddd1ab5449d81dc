package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.sql.CommonTables;
import dev.pgstream.engine.sql.SqlPrinter;

/** Prints an operator as a statement of its own, its common tables in front. */
public final class Standalone {

    private Standalone() {}

    /** Returns the SELECT. */
    public static String select(Operator operator) {
        CommonTables common = new CommonTables();
        NestedGroups.compute(common, operator);
        String select = new SqlPrinter(common).print(operator);
        return common.list().isEmpty() ? select : "WITH " + common.list() + "\n" + select;
    }
}
