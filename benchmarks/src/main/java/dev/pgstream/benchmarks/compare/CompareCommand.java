package dev.pgstream.benchmarks.compare;

import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program: two files in, a coloured list out. */
@Command(
        name = "compare",
        description =
                "Compares two files of results, each median with its noise. Exit code 1: something is worse beyond"
                        + " noise.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The JSON file of the earlier run.")
    private Path before = Path.of("before.json");

    @Parameters(index = "1", paramLabel = "AFTER", description = "That of the later one.")
    private Path after = Path.of("after.json");

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Changes up to this share of a median are noise in any case: runs differ as wholes.")
    private double tolerance;

    @Option(names = "--all", description = "List what is equal, too.")
    private boolean all;

    @Override
    public Integer call() throws IOException {
        Results first = Results.read(before);
        Results second = Results.read(after);
        Comparison comparison = Comparison.of(first, second, tolerance);
        System.out.println("before: " + origin(first.environment()));
        System.out.println("after:  " + origin(second.environment()));
        comparison.differences().stream()
                .filter(one -> all || one.verdict() != Difference.Verdict.EQUAL)
                .map(CompareCommand::line)
                .forEach(System.out::println);
        comparison.missing().forEach(System.out::println);
        System.out.printf(
                "%d better, %d worse, %d equal within noise%n",
                count(comparison.differences(), Difference.Verdict.BETTER),
                count(comparison.differences(), Difference.Verdict.WORSE),
                count(comparison.differences(), Difference.Verdict.EQUAL));
        return comparison.regressed() ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private static String origin(Environment environment) {
        return environment.time() + ", commit " + environment.commit() + ", " + environment.machine()
                + (environment.server().isEmpty() ? "" : ", " + environment.place() + ", " + environment.server());
    }

    private static String line(Difference one) {
        String colour = switch (one.verdict()) {
            case BETTER -> "green";
            case WORSE -> "red";
            case EQUAL -> "faint";
        };
        Series.Unit unit = one.before().unit();
        String text = String.format(
                Locale.ROOT,
                "%-6s %+7.1f %% (noise %4.1f %%)  %10.3f -> %10.3f %s  %s",
                one.verdict(),
                one.change() * 100,
                one.noise() * 100,
                one.before().median(),
                one.after().median(),
                unit.sign(),
                one.before().title());
        return Ansi.AUTO.string("@|" + colour + " " + text + "|@");
    }

    private static long count(List<Difference> differences, Difference.Verdict verdict) {
        return differences.stream().filter(one -> one.verdict() == verdict).count();
    }
}
