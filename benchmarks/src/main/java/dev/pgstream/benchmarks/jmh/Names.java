package dev.pgstream.benchmarks.jmh;

import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Quoting, and lists of quoted columns. */
@State(Scope.Benchmark)
public class Names {

    @Param({"10", "20", "50"})
    public int columns;

    private List<String> names = List.of();

    /** One name in ten needs escapes. */
    @Setup
    public void name() {
        names = IntStream.range(0, columns)
                .mapToObj(i -> i % 10 == 9 ? "the \"" + i + "\"" : "column_" + i)
                .toList();
    }

    @Benchmark
    public Object quoteOne() {
        return Identifier.quote(names.get(0));
    }

    @Benchmark
    public Object columnList() {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
