package dev.pgstream.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says where the results of a benchmark go. */
public final class Output {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the results go, without their endings; default: the name of the benchmark.")
    private @Nullable Path file;

    /** Returns the file of one ending, such as {@code .json}. */
    public Path file(String ending) {
        String name = file == null ? Objects.requireNonNull(command).name() : file.toString();
        return Path.of(name + ending);
    }

    /** Prints a report, and writes it as Markdown. */
    public void show(String report) throws IOException {
        Files.writeString(file(".md"), report);
        System.out.println();
        System.out.println(report);
    }
}
