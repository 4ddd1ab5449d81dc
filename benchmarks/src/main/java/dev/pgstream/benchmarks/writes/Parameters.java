package dev.pgstream.benchmarks.writes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked of a run.
 *
 * @param rows of each table
 * @param clients of single-row statements
 * @param rounds of each measurement
 * @param seconds of a round of single-row statements
 * @param batch rows of a bulk statement
 * @param statements in a round of bulk statements
 */
record Parameters(
        List<Width> widths,
        List<Capture> captures,
        int rows,
        List<Integer> clients,
        int rounds,
        int seconds,
        int batch,
        int statements) {

    /** A bulk statement deletes other rows than those before. */
    Parameters {
        if ((long) batch * statements > rows) {
            throw new IllegalArgumentException(
                    "%d statements of %d rows each would need more than %d rows".formatted(statements, batch, rows));
        }
    }

    /** The same for the file of the results. */
    Map<String, String> texts() {
        return new TreeMap<>(Map.of(
                "tables", widths.stream().map(Width::label).toList().toString(),
                "captures", captures.stream().map(Capture::label).toList().toString(),
                "rows", Integer.toString(rows),
                "clients", clients.toString(),
                "rounds", Integer.toString(rounds),
                "seconds", Integer.toString(seconds),
                "batch", Integer.toString(batch),
                "statements", Integer.toString(statements)));
    }

    @Override
    public String toString() {
        return "%d rounds in turns, of %d s each for single rows and %d statements each of %d rows; tables of %d rows"
                .formatted(rounds, seconds, statements, batch, rows);
    }
}
