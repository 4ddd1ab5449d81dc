package dev.pgstream.engine;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.parse.CanonicalParser;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Programs;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.shape.Shape;
import dev.pgstream.engine.program.shape.Shapes;
import dev.pgstream.engine.sql.PlanText;
import java.util.List;

/**
 * The engine's whole flow: text, operators, their change, statements. Pure: same input, same output, no connection.
 */
public final class Compiler {

    private Compiler() {}

    /**
     * Compiles a query for incremental refreshes.
     *
     * @param query what the server says of the query, its sources with their change buffers
     * @param target the stream table
     * @throws NotIncrementalException if part of the query has no delta rule; the message names it
     */
    public static Compiled compile(AnalyzedQuery query, Target target) {
        Determinism.require(query);
        Shape shape = shape(query);
        return new Compiled(Programs.incremental(shape, target, query.sources()), PlanText.of(shape.state()));
    }

    /**
     * Compiles the statement for one more set of changed sources of a query that is incremental.
     *
     * @param changed OIDs of some of its sources, ascending
     * @param behind OIDs of those of which the backlog is to be read, too, ascending
     */
    public static DeltaStatement statement(AnalyzedQuery query, Target target, List<Long> changed, List<Long> behind) {
        return Programs.statement(shape(query), target, query.sources(), changed, behind);
    }

    private static Shape shape(AnalyzedQuery query) {
        return Shapes.of(CanonicalParser.parse(query), query);
    }

    /** Compiles a query for full refreshes only; any query that PostgreSQL accepts will do. */
    public static Program compileFull(AnalyzedQuery query, Target target) {
        return Programs.full(query, target);
    }

    /**
     * A query ready to be maintained.
     *
     * @param plan the operator tree as text, for people
     */
    public record Compiled(Program program, String plan) {}
}
