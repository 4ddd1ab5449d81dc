package dev.pgstream.benchmarks.targets;

import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program: files of results in, the table of targets out. */
@Command(
        name = "targets",
        description = "The project's targets with a measured column for each place, from files of results of matrix,"
                + " crossover, writes and nochange.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class TargetsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "JSON files of results; of two that measured the same the first counts.")
    private List<Path> files = List.of();

    @Option(names = "--output", paramLabel = "FILE", defaultValue = "targets.md", description = "Where the table goes.")
    private Path output = Path.of("targets.md");

    @Override
    public Integer call() throws IOException {
        Map<String, List<Results>> places = new TreeMap<>();
        List<String> conditions = new ArrayList<>();
        for (Path file : files) {
            Results results = Results.read(file);
            places.computeIfAbsent(results.environment().place(), place -> new ArrayList<>())
                    .add(results);
            conditions.addAll(results.environment().lines(results.benchmark()));
        }
        Map<String, Evidence> evidence = new TreeMap<>();
        places.forEach((place, results) -> evidence.put(place, new Evidence(results)));
        String text = text(evidence, conditions);
        Files.writeString(output, text);
        System.out.println(text);
        return ExitCodes.DONE;
    }

    private static String text(Map<String, Evidence> evidence, List<String> conditions) {
        return "# Targets\n\n"
                + conditions.stream().distinct().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nMedians, and ratios of medians of one run. What misses its target is bold.\n\n"
                + "| Item | Target |"
                + evidence.keySet().stream().map(place -> " " + place + " |").collect(Collectors.joining())
                + "\n| --- | --- |" + " --- |".repeat(evidence.size()) + "\n"
                + Stream.concat(RefreshTargets.ALL.stream(), WriteTargets.ALL.stream())
                        .map(target -> row(target, evidence))
                        .collect(Collectors.joining());
    }

    private static String row(Target target, Map<String, Evidence> evidence) {
        return "| " + target.item() + " | " + target.limit() + " |"
                + evidence.values().stream()
                        .map(place -> " " + cell(target.findings().apply(place)) + " |")
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String cell(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "not measured";
        }
        long met = findings.stream().filter(Finding::met).count();
        return "%d of %d met: %s"
                .formatted(
                        met,
                        findings.size(),
                        findings.stream().map(Finding::text).collect(Collectors.joining(", ")));
    }
}
