package dev.pgstream.benchmarks.jmh;

import dev.pgstream.engine.Compiler;
import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.parse.CanonicalParser;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.program.Programs;
import dev.pgstream.engine.program.shape.Shape;
import dev.pgstream.engine.program.shape.Shapes;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a query to the statement that applies its changes, stage by stage. */
@State(Scope.Benchmark)
public class DeltaGeneration {

    /** Of {@link Queries}. */
    @Param({
        "scan_3",
        "scan_10",
        "scan_20",
        "scan_50",
        "filter",
        "aggregate",
        "inner_join",
        "left_join",
        "union_all_10",
        "window",
        "join_aggregate"
    })
    public String query = "scan_3";

    private AnalyzedQuery analyzed = Queries.named("scan_3");
    private Operator plan = CanonicalParser.parse(analyzed);
    private Shape shape = Shapes.of(plan, analyzed);
    private List<Long> changed = List.of();

    /** The one source that changes is the first. */
    @Setup
    public void analyze() {
        analyzed = Queries.named(query);
        plan = CanonicalParser.parse(analyzed);
        shape = Shapes.of(plan, analyzed);
        changed = List.of(analyzed.sources().get(0).oid());
    }

    /** Text to operators. */
    @Benchmark
    public Object parse() {
        return CanonicalParser.parse(analyzed);
    }

    /** Operators to the way in which the result is stored. */
    @Benchmark
    public Object shape() {
        return Shapes.of(plan, analyzed);
    }

    /** The change of operators, and its SQL. */
    @Benchmark
    public Object delta() {
        return Programs.statement(shape, Queries.TARGET, analyzed.sources(), changed, List.of());
    }

    /** Text to all statements of a stream table, those of each set of changed sources included. */
    @Benchmark
    public Object compile() {
        return Compiler.compile(analyzed, Queries.TARGET);
    }
}
