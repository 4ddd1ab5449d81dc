package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a run of the matrix has found.
 *
 * @param conditions lines about what it was measured on
 * @param different where a result was not that of the query
 */
record Findings(
        List<Cycle> cycles, List<Summary> summaries, Results results, List<String> conditions, List<String> different) {

    /** Measures. */
    static Findings of(String benchmark, Parameters parameters, PlaceOptions options) throws SQLException {
        Log log = new Log();
        try (Place place = options.start(log);
                MatrixRun run = new MatrixRun(parameters, place, log);
                Connection observer = place.connect()) {
            Environment environment = Environment.of(observer, place.name());
            run.measure();
            List<Summary> summaries = Summary.of(run.cycles());
            Results results = new Results(
                    benchmark,
                    environment,
                    parameters.texts(),
                    summaries.stream()
                            .map(summary -> summary.series(place.name()))
                            .toList());
            return new Findings(
                    run.cycles(), summaries, results, environment.lines(parameters.toString()), run.different());
        }
    }

    /** Writes them, shows the report, and returns the exit code. */
    int write(Output output, String report) throws IOException {
        Files.writeString(output.file(".csv"), MatrixCsv.text(cycles));
        results.write(output.file(".json"));
        output.show(report);
        return different.isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
    }
}
