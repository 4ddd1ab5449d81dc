package dev.pgstream.worker.graph;

import java.util.Arrays;

/** What the status of a stream table looks like. */
enum Colour {
    ACTIVE("#e3f4e6", "#2e7d32"),
    INITIALIZING("#e3edfb", "#1c5fb0"),
    SUSPENDED("#ececec", "#6b6b6b"),
    ERROR("#fde5e3", "#c62828"),
    SOURCE("#ffffff", "#9aa0a6");

    private final String fill;
    private final String line;

    Colour(String fill, String line) {
        this.fill = fill;
        this.line = line;
    }

    static Colour of(GraphNode node) {
        return Arrays.stream(values())
                .filter(colour -> colour.name().equals(node.status()))
                .findFirst()
                .orElse(SOURCE);
    }

    String fill() {
        return fill;
    }

    String line() {
        return line;
    }

    /** How the legend calls it. */
    String title() {
        return this == SOURCE ? "table" : name();
    }
}
