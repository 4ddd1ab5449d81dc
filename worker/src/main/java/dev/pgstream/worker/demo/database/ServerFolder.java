package dev.pgstream.worker.demo.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The temporary folder with the data and the log of one embedded server. */
record ServerFolder(Path path) {

    private static final int STOP_SECONDS = 60;

    static ServerFolder create() throws IOException {
        return new ServerFolder(Files.createTempDirectory("pgstream-demo-"));
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** Writes a script that stops the running server and deletes the folder; returns what to type to run it. */
    String stopCommand() {
        Path script = path.resolve("stop");
        long process = process()
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new IllegalStateException("no server runs in " + path));
        try {
            Files.writeString(script, """
                    kill -INT %1$d
                    while kill -0 %1$d 2>/dev/null; do sleep 0.2; done
                    rm -r '%2$s'
                    """.formatted(process, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "sh " + script;
    }

    /**
     * Stops the server, which may be running or not, and deletes the folder.
     *
     * @param server null if it never started
     */
    void stopAndDelete(@Nullable EmbeddedPostgres server) {
        Optional<ProcessHandle> process = process();
        try {
            if (server != null) {
                server.close();
            }
            if (process.isPresent()) {
                // The library waits for a few seconds only, and files of a running server come back when deleted.
                process.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server in " + path + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's main process, by the number that the server itself keeps in its data folder. */
    private Optional<ProcessHandle> process() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
