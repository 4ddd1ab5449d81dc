package dev.pgstream.benchmarks.writes;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is measured.
 *
 * @param batch rows a statement
 */
record Measurement(Width width, Write write, int batch, int clients, Capture capture) {

    Measurement with(Capture other) {
        return new Measurement(width, write, batch, clients, other);
    }

    Map<String, String> labels(String place) {
        return new TreeMap<>(Map.of(
                "table", width.label(),
                "write", write.label(),
                "batch", Integer.toString(batch),
                "clients", Integer.toString(clients),
                "capture", capture.label(),
                "place", place));
    }
}
