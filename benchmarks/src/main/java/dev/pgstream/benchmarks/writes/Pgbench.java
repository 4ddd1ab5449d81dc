package dev.pgstream.benchmarks.writes;

import dev.pgstream.testkit.server.ClientProgram;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.error.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own load generator.
 *
 * @param program the installed one
 */
record Pgbench(ClientProgram program) {

    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) ");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([1-9][0-9]*)");
    private static final int THREADS = 2;

    /**
     * What a run found.
     *
     * @param ms mean time of a transaction
     * @param perSecond transactions per second of all clients together, connecting not counted
     */
    record Measured(double ms, double perSecond) {}

    /**
     * A load.
     *
     * @param clients how many at a time
     * @param amount how long or how often: {@code -T} seconds or {@code -t} transactions of each client
     */
    record Load(Path script, int clients, List<String> amount) {}

    /** The given program, or one on the PATH or of an installed PostgreSQL. */
    static Pgbench find(@Nullable Path given) {
        Optional<ClientProgram> program = given == null
                ? ClientProgram.find("pgbench")
                : Optional.of(given).filter(Files::isExecutable).map(ClientProgram::new);
        return new Pgbench(program.orElseThrow(() -> new CommandFailure(
                "NO WRITES WERE MEASURED: there is no pgbench on the PATH nor in an installed PostgreSQL;"
                        + " install PostgreSQL's client programs or name it with --pgbench FILE")));
    }

    /** Runs a script of one transaction, again and again; fails if one of them did. */
    Measured run(ConnectionTarget target, Load load) {
        List<String> words = new ArrayList<>(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--define=n=0",
                "--define=clients=" + load.clients(),
                "--client=" + load.clients(),
                "--jobs=" + Math.min(THREADS, load.clients()),
                "--file=" + load.script()));
        words.addAll(load.amount());
        String output =
                program.command(target.url(), target.properties(), words).runOrFail();
        if (FAILED.matcher(output).find()) {
            throw new CommandFailure("transactions of pgbench failed: " + output);
        }
        return new Measured(number(LATENCY, output), number(RATE, output));
    }

    private static double number(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new CommandFailure("pgbench told nothing like '" + pattern + "' but: " + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
