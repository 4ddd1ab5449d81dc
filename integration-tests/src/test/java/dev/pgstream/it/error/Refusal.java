package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Expects work to be refused with one clear sentence, and the database to be as before. */
final class Refusal {

    private final TestDatabase database;

    Refusal(TestDatabase database) {
        this.database = database;
    }

    /** What is expected to fail. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Creating a stream table named {@code refused} must fail; the message must name it. */
    void ofCreate(String query, String mode, String sqlState, String... words) throws SQLException {
        of(
                () -> {
                    database.api().create("refused", query, mode);
                    database.api().drop("refused");
                },
                sqlState,
                with("refused", words));
    }

    /**
     * Work must fail.
     *
     * @param sqlState what it has to be; alternatives have a bar between them
     * @param words what the message has to contain
     */
    void of(Work work, String sqlState, String... words) throws SQLException {
        Map<String, @Nullable String> before = Footprint.of(database);
        SQLException error = error(work);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(error.getSQLState()).as("SQLSTATE of: " + error).isIn((Object[]) sqlState.split("\\|", -1));
        softly.assertThat(List.of(words)).as("words in: " + message(error)).allMatch(message(error)::contains);
        softly.assertThat(message(error))
                .doesNotContain("\n", "ERROR:", "java.", "org.postgresql")
                .hasSizeLessThan(400);
        softly.assertThat(Footprint.of(database)).isEqualTo(before);
        softly.assertAll();
    }

    /** The error that work ends with. */
    static SQLException error(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("no error came");
    }

    /** What a user reads, wherever the engine runs: without what a driver adds. */
    static String message(SQLException error) {
        String text = String.valueOf(error.getMessage());
        if (error instanceof PSQLException server) {
            @Nullable ServerErrorMessage parts = server.getServerErrorMessage();
            text = parts == null ? text : String.valueOf(parts.getMessage());
        }
        assertThat(text).isNotBlank();
        return text;
    }

    private static String[] with(String first, String... rest) {
        String[] all = new String[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
