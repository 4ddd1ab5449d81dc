package dev.pgstream.benchmarks.jmh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the results to people. */
final class JmhReport {

    private static final double WANTED = 0.05;

    private JmhReport() {}

    static String text(List<JmhBenchmark.Measured> measured, List<String> conditions) {
        long noisy =
                measured.stream().filter(one -> !(one.errorShare() <= WANTED)).count();
        return "# The engine alone\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nMean times in µs; the error is half the confidence interval of 99.9 %.\n\n"
                + "| Benchmark | Parameters | µs | Error |\n"
                + "| --- | --- | ---: | ---: |\n"
                + measured.stream().map(JmhReport::row).collect(Collectors.joining())
                + "\n"
                + (noisy == 0
                        ? "No error is above 5 %.\n"
                        : "**" + noisy + " errors are above 5 %: run it with nothing beside, or with more forks.**\n");
    }

    private static String row(JmhBenchmark.Measured one) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.3f | %.1f %% |%n",
                one.name(),
                one.parameters().entrySet().stream().map(Object::toString).collect(Collectors.joining(", ")),
                one.mean(),
                one.errorShare() * 100);
    }
}
