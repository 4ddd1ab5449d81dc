package dev.pgstream.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.fuzz.run.Finding;
import dev.pgstream.testkit.fuzz.run.Fuzzer;
import dev.pgstream.testkit.oracle.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random queries of every kind, refreshed after random writes and compared with what they should be. {@code
 * -Dpgstream.fuzz.checks=} says how often, {@code -Dpgstream.seed=} replays a failure, the profile {@code fuzz} is for
 * nights.
 */
@StreamTest
@Tag(StreamTest.ATTACHED)
class FuzzIT {

    private static final int CHECKS = Integer.getInteger("pgstream.fuzz.checks", 500);
    private static final int FAILURES = Integer.getInteger("pgstream.fuzz.failures", 1);
    private static final Path FOLDER = Path.of(System.getProperty("pgstream.fuzz.folder", "target/fuzz"));

    @Test
    void streamTablesStayEqualToRandomQueries(TestDatabase database) throws SQLException, IOException {
        long seed = Oracle.seed();
        System.out.println("fuzzer, seed " + seed);
        Fuzzer fuzzer = new Fuzzer(database);
        List<Finding> findings = fuzzer.run(seed, CHECKS, FAILURES);
        System.out.println(fuzzer.tally());
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("modes.txt"), fuzzer.tally().examples());
        for (Finding finding : findings) {
            Files.writeString(FOLDER.resolve(finding.seed() + ".sql"), finding.text());
        }
        assertThat(findings).extracting(Finding::text).isEmpty();
    }
}
