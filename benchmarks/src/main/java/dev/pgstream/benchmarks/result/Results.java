package dev.pgstream.benchmarks.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run measured.
 *
 * @param benchmark the command's name
 * @param parameters what was asked of the run
 */
public record Results(String benchmark, Environment environment, Map<String, String> parameters, List<Series> series) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Results {
        parameters = Map.copyOf(parameters);
        series = List.copyOf(series);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    public static Results read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Results.class);
    }

    /** The series that has these labels among its own. */
    public Optional<Series> find(Map<String, String> labels) {
        return series.stream()
                .filter(one -> one.labels().entrySet().containsAll(labels.entrySet()))
                .findFirst();
    }
}
