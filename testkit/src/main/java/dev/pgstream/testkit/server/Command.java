package dev.pgstream.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program of the operating system with its arguments.
 *
 * @param folder where it runs; null for the folder of this process
 */
record Command(List<String> words, @Nullable Path folder) {

    Command {
        words = List.copyOf(words);
    }

    /** What a program printed on both channels, and its exit status; -1 when it could not be started. */
    record Result(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words), null);
    }

    Command in(Path directory) {
        return new Command(words, directory);
    }

    Command prefixedBy(List<String> prefix) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(all, folder);
    }

    Result run() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
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
    String runOrFail() {
        Result result = run();
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    "%s: status %d%n%s".formatted(String.join(" ", words), result.status(), result.output()));
        }
        return result.output();
    }
}
