package dev.pgstream.testkit.fuzz.schema;

import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/**
 * A column.
 *
 * @param type what expressions take it for
 * @param declared its type and constraints in SQL
 * @param pool literals to fill it with
 */
public record TableColumn(String name, Type type, String declared, List<String> pool) {
    public TableColumn {
        pool = List.copyOf(pool);
    }
}
