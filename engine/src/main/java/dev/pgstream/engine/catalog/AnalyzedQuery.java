package dev.pgstream.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query as the server understood it.
 *
 * @param definition the canonical text ({@code pg_get_viewdef} under an empty search path), without the final semicolon
 * @param views the canonical text of every view that the query reads, nested ones included
 * @param sources the tables below the query and its views, by OID
 * @param output the result's columns, in order
 * @param functions every function, aggregate and operator function that the query or its views call
 * @param readsClock whether it contains CURRENT_DATE and the like, which are no function calls
 */
public record AnalyzedQuery(
        String definition,
        Map<QualifiedName, String> views,
        List<SourceTable> sources,
        List<OutputColumn> output,
        List<FunctionUse> functions,
        boolean readsClock) {

    public AnalyzedQuery {
        views = Map.copyOf(views);
        sources = List.copyOf(sources);
        output = List.copyOf(output);
        functions = List.copyOf(functions);
    }

    public Optional<SourceTable> source(QualifiedName name) {
        return sources.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The same query with each source's change buffer known. */
    public AnalyzedQuery withSources(List<SourceTable> replacement) {
        return new AnalyzedQuery(definition, views, replacement, output, functions, readsClock);
    }
}
