package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The name of a select item: canonical text has AS wherever the name isn't the column's own. */
final class OutputName {

    private OutputName() {}

    static String of(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return ParserNames.unquote(item.getAlias().getName());
        }
        if (item.getExpression() instanceof Column column) {
            return ParserNames.unquote(column.getColumnName());
        }
        throw new NotIncrementalException("the select item " + item + " has no name");
    }
}
