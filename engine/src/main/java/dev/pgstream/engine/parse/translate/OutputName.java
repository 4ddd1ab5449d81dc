package dev.pgstream.engine.parse.translate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The names of a select list: canonical text has AS wherever the name isn't the column's own. */
final class OutputName {

    private OutputName() {}

    /**
     * Returns a name of its own for each item. Only in subqueries and right-hand branches of a union may names be missing
     * or repeat; canonical text never refers to such a one (it adds column aliases), so any name will do.
     */
    static List<String> of(List<? extends SelectItem<?>> items) {
        Set<String> names = new LinkedHashSet<>();
        for (SelectItem<?> item : items) {
            String name = of(item);
            String unique = name;
            for (int i = 1; !names.add(unique); i++) {
                unique = name + "_" + i;
            }
        }
        return List.copyOf(names);
    }

    private static String of(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return ParserNames.unquote(item.getAlias().getName());
        }
        return item.getExpression() instanceof Column column
                        && !column.getColumnName().equals(ParserNames.NOTHING)
                ? ParserNames.unquote(column.getColumnName())
                : "?column?";
    }
}
