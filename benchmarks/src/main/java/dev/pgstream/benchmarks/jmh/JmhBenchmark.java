package dev.pgstream.benchmarks.jmh;

import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table and a JSON file out. */
@Command(
        name = "jmh",
        description =
                "What the engine takes, without a database: parsing, changes and their SQL, names, hashes, the graph"
                        + " of stream tables, schedules.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class JmhBenchmark implements Callable<Integer> {

    /** One collector thread, a heap that never grows, and no files about the process: nothing runs beside the code. */
    private static final String[] QUIET = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UsePerfData"};

    @Option(names = "--include", paramLabel = "REGEX", defaultValue = ".*", description = "Which, by class and method.")
    private String include = ".*";

    @Option(names = "--forks", paramLabel = "N", defaultValue = "3", description = "How many JVMs; 0 for this one.")
    private int forks;

    @Option(names = "--warm-ups", paramLabel = "N", defaultValue = "5", description = "Iterations that don't count.")
    private int warmUps;

    @Option(names = "--iterations", paramLabel = "N", defaultValue = "5", description = "Iterations that count.")
    private int iterations;

    @Option(names = "--millis", paramLabel = "N", defaultValue = "1000", description = "Length of each iteration.")
    private int millis;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws RunnerException, IOException {
        Environment environment = Environment.withoutServer();
        List<Measured> measured =
                new Runner(options()).run().stream().map(Measured::of).toList();
        String asked = forks + " forks of " + iterations + " iterations of " + millis + " ms after " + warmUps
                + " to warm up; " + String.join(" ", QUIET);
        String report = JmhReport.text(measured, environment.lines(asked));
        new Results(
                        "jmh",
                        environment,
                        Map.of("settings", asked),
                        measured.stream().map(Measured::series).toList())
                .write(output.file(".json"));
        output.show(report);
        return ExitCodes.DONE;
    }

    private Options options() {
        TimeValue length = TimeValue.milliseconds(millis);
        return new OptionsBuilder()
                .include(JmhBenchmark.class.getPackageName() + "\\..*" + include)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(forks)
                .jvmArgs(QUIET)
                .warmupIterations(warmUps)
                .warmupTime(length)
                .measurementIterations(iterations)
                .measurementTime(length)
                .build();
    }

    /**
     * What a benchmark took.
     *
     * @param parameters by name; empty if it has none
     * @param errorShare half the confidence interval of 99.9 %, by the mean
     * @param micros means of the iterations
     */
    record Measured(String name, Map<String, String> parameters, double mean, double errorShare, List<Double> micros) {

        static Measured of(RunResult result) {
            Map<String, String> parameters = new TreeMap<>();
            for (String key : result.getParams().getParamsKeys()) {
                parameters.put(key, result.getParams().getParam(key));
            }
            List<Double> micros = new ArrayList<>();
            Collection<BenchmarkResult> forks = result.getBenchmarkResults();
            for (BenchmarkResult fork : forks) {
                for (IterationResult iteration : fork.getIterationResults()) {
                    micros.add(iteration.getPrimaryResult().getScore());
                }
            }
            String full = result.getParams().getBenchmark();
            String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
            double mean = result.getPrimaryResult().getScore();
            return new Measured(
                    name, parameters, mean, result.getPrimaryResult().getScoreError() / mean, micros);
        }

        Series series() {
            Map<String, String> labels = new TreeMap<>(parameters);
            labels.put("benchmark", name);
            return new Series(labels, Series.Unit.MICROSECONDS, micros);
        }
    }
}
