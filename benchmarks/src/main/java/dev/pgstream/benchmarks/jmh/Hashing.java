package dev.pgstream.benchmarks.jmh;

import dev.pgstream.engine.hash.XxHash;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** xxHash64 of a text. */
@State(Scope.Benchmark)
public class Hashing {

    @Param({"16", "4096"})
    public int bytes;

    private String text = "";

    @Setup
    public void write() {
        text = "x".repeat(bytes);
    }

    @Benchmark
    public long hash() {
        return XxHash.hash(text);
    }
}
