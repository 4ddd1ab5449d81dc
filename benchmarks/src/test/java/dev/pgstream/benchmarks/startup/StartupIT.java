package dev.pgstream.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.benchmarks.Commands;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.PgInstall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Also the test of {@code docker/class-archive}, which the run calls: backends start from what it makes. */
final class StartupIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void firstCallsAreMeasuredWithAnArchiveOfClassesToo() throws IOException {
        NotTested.unless(
                PgInstall.withPlJava().isPresent()
                        && Command.onPath("psql").findFirst().isPresent(),
                "first calls in the database, for there is no PostgreSQL with PL/Java, or no psql on the PATH");
        Path output = folder.resolve("startup");

        Commands.run("startup", "--sessions", "1", "--set", "shared_buffers=64MB", "--output", output.toString());

        Results results = Results.read(Path.of(output + ".json"));
        for (String java :
                new String[] {"Java's defaults", "options of the server", "the same with an archive of classes"}) {
            for (String cost : new String[] {"first", "second", "memory"}) {
                assertThat(results.find(Map.of("java", java, "cost", cost)))
                        .as("%s of %s", cost, java)
                        .isPresent();
            }
        }
    }
}
