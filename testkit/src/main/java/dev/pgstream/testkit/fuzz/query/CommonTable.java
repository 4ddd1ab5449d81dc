package dev.pgstream.testkit.fuzz.query;

import java.util.List;

/** A table of a {@code WITH} clause that can be read; counts its readers. */
final class CommonTable {

    private final String name;
    private final List<Output> outputs;
    private int readers;

    CommonTable(String name, List<Output> outputs) {
        this.name = name;
        this.outputs = List.copyOf(outputs);
    }

    String name() {
        return name;
    }

    List<Output> outputs() {
        return outputs;
    }

    void read() {
        readers++;
    }

    int readers() {
        return readers;
    }
}
