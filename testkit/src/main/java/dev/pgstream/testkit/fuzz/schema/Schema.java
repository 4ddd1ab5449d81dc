package dev.pgstream.testkit.fuzz.schema;

import dev.pgstream.testkit.oracle.Table;
import java.util.List;

/**
 * Tables with rows.
 *
 * @param rows statements that fill the tables, one for each row
 */
public record Schema(List<SourceTable> tables, List<String> rows) {
    public Schema {
        tables = List.copyOf(tables);
        rows = List.copyOf(rows);
    }

    /** The statements that make the tables. */
    public List<String> create() {
        return tables.stream().map(SourceTable::create).toList();
    }

    /** The tables as random writes see them. */
    public List<Table> written() {
        return tables.stream().map(SourceTable::written).toList();
    }
}
