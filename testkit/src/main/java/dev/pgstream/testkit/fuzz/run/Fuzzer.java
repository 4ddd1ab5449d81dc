package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plays random queries with random writes until enough was checked or too much has failed. */
public final class Fuzzer {

    private final TestDatabase database;
    private final Tally tally = new Tally();

    public Fuzzer(TestDatabase database) {
        this.database = database;
    }

    /**
     * Runs with one seed after the other, from a first one on.
     *
     * @param checks how many times at least a stream table is refreshed and compared with its query
     * @param failures how many failures end the run early
     */
    public List<Finding> run(long seed, int checks, int failures) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (long next = seed; tally.checks() < checks && findings.size() < failures; next++) {
            findings.addAll(new Batch(database, next, tally).play());
        }
        return findings;
    }

    /** What was done. */
    public Tally tally() {
        return tally;
    }
}
