package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.schema.Column;

/** The columns that a block's FROM items offer. The server has resolved all names already; this only finds them again. */
record Scope(Map<ColumnRef, ColumnInfo> columns) {

    static Scope of(Operator from) {
        return new Scope(Lineage.of(from));
    }

    ColumnRef resolve(Column column) {
        if (column.getArrayConstructor() != null) {
            throw new NotIncrementalException("array subscripts have no delta rule yet: " + column);
        }
        String name = ParserNames.unquote(column.getColumnName());
        String qualifier = column.getTable() == null
                ? ""
                : ParserNames.unquote(column.getTable().getName());
        List<ColumnRef> found = columns.keySet().stream()
                .filter(c -> c.name().equals(name)
                        && (qualifier.isEmpty() || c.qualifier().equals(qualifier)))
                .toList();
        if (found.size() != 1) {
            throw new NotIncrementalException(
                    "the column reference " + column + " has no delta rule (a system column or a whole row?)");
        }
        return found.get(0);
    }
}
