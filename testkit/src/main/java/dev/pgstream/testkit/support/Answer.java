package dev.pgstream.testkit.support;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server said of one query.
 *
 * @param definition its canonical text; empty where the query is refused
 * @param views the canonical texts of the views that it reads, by schema and name
 * @param used the columns that it reads, by table
 * @param refusal the SQLSTATE and the message with which it is refused in every mode; empty as a rule
 * @param unread why the server does not trust the parser's reading; empty as a rule
 */
public record Answer(
        String definition,
        Map<String, String> views,
        Map<String, List<String>> used,
        List<OutputColumn> output,
        List<FunctionUse> functions,
        boolean readsClock,
        String refusal,
        String unread) {

    public Answer {
        views = new TreeMap<>(views);
        used = new TreeMap<>(used);
        output = List.copyOf(output);
        functions = List.copyOf(functions);
    }

    /** The answer that refuses. */
    public static Answer refused(String state, String message) {
        return new Answer("", Map.of(), Map.of(), List.of(), List.of(), false, state + ": " + message, "");
    }

    /** Records an analysed query. */
    public static Answer of(AnalyzedQuery query, String unread) {
        Map<String, String> views = new HashMap<>();
        query.views().forEach((name, text) -> views.put(name.schema() + "." + name.name(), text));
        Map<String, List<String>> used = new HashMap<>();
        for (SourceTable source : query.sources()) {
            used.put(
                    source.name().name(),
                    source.columns().stream()
                            .filter(SourceColumn::used)
                            .map(SourceColumn::name)
                            .toList());
        }
        return new Answer(
                query.definition(), views, used, query.output(), query.functions(), query.readsClock(), "", unread);
    }

    /** Returns the analysed query again. */
    AnalyzedQuery query(List<SourceTable> tables) {
        Map<QualifiedName, String> texts = new HashMap<>();
        views.forEach((name, text) -> texts.put(
                new QualifiedName(name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1)), text));
        List<SourceTable> sources = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            List<String> columns = used.get(tables.get(i).name().name());
            if (columns != null) {
                sources.add(withUsed(tables.get(i), columns, i + 1));
            }
        }
        return new AnalyzedQuery(definition, texts, sources, output, functions, readsClock);
    }

    private static SourceTable withUsed(SourceTable table, List<String> columns, long number) {
        List<SourceColumn> marked = table.columns().stream()
                .map(c -> new SourceColumn(c.number(), c.name(), c.type(), c.notNull(), columns.contains(c.name())))
                .toList();
        return new SourceTable(number, table.name(), table.kind(), marked, table.key(), number);
    }

    /** Returns a table as a recording holds it. */
    public static SourceTable unused(SourceTable table) {
        return withUsed(table, List.of(), 0);
    }
}
