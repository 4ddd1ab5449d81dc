package dev.pgstream.testkit.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program of the operating system with its arguments.
 *
 * @param folder where it runs; null for the folder of this process
 * @param environment variables besides those of this process
 */
public record Command(List<String> words, @Nullable Path folder, Map<String, String> environment) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** What a program printed on both channels, and its exit status; -1 when it could not be started. */
    public record Result(int status, String output) {
        public boolean succeeded() {
            return status == 0;
        }
    }

    public static Command of(String... words) {
        return new Command(List.of(words), null, Map.of());
    }

    /** Where the PATH has a program of that name, in its order. */
    public static Stream<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable);
    }

    /** The same with more variables. */
    public Command with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new Command(words, folder, all);
    }

    /** The same, run in another folder. */
    public Command in(Path directory) {
        return new Command(words, directory, environment);
    }

    Command prefixedBy(List<String> prefix) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(all, folder, environment);
    }

    /** Runs the program to its end. */
    public Result run() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result(-1, "interrupted");
        }
    }

    /** Runs the program and returns what it printed; fails with that text when its status is not 0. */
    public String runOrFail() {
        Result result = run();
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    "%s: status %d%n%s".formatted(String.join(" ", words), result.status(), result.output()));
        }
        return result.output();
    }
}
