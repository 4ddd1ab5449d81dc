package dev.pgstream.worker.command;

import dev.pgstream.worker.error.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command takes its query from: one of {@code --query}, {@code --file} and a dash for standard input. */
abstract class QueryText {

    private static final String STDIN = "-";

    @Option(names = "--query", paramLabel = "SQL", description = "The query.")
    private @Nullable String query;

    @Option(names = "--file", paramLabel = "FILE", description = "A file with the query; - for standard input.")
    private @Nullable String file;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable String word;

    /** Takes the word that stands where a dash may. */
    void takeWord(String word) {
        this.word = word;
    }

    /** Returns the query that the command needs. */
    String require() {
        return find().orElseThrow(() -> usage("there is no query: give --query, --file or - for standard input"));
    }

    /** Returns the query if there is one. */
    Optional<String> find() {
        if (word != null && !word.equals(STDIN)) {
            throw usage("'" + word + "' is one word too many; a query goes into --query");
        }
        String source = word == null ? file : word;
        if ((query == null ? 0 : 1) + (file == null ? 0 : 1) + (word == null ? 0 : 1) > 1) {
            throw usage("only one of --query, --file and - may be given");
        }
        return source == null ? Optional.ofNullable(query) : Optional.of(read(source));
    }

    private static String read(String source) {
        try {
            return source.equals(STDIN)
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(source));
        } catch (NoSuchFileException e) {
            throw new CommandFailure("the file " + source + " does not exist");
        } catch (IOException e) {
            throw new CommandFailure("the file " + source + " can not be read: " + e.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
