package dev.pgstream.it.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first refresh of a session loads, as Java tells it: each class costs time and memory in each backend. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class LoadedClassesIT {

    private static final String TELLING = "-Xss6m -XX:+UseSerialGC -Xlog:class+load=info";

    private final TestDatabase database;

    LoadedClassesIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aRefreshLoadsNoParser() throws SQLException {
        database.execute(
                "CREATE TABLE source (id int PRIMARY KEY, k int)",
                "INSERT INTO source SELECT i, i % 10 FROM generate_series(1, 100) AS i");
        database.api().create("counts", "SELECT k, count(*) AS n FROM source GROUP BY k");
        database.execute("UPDATE source SET k = k + 1 WHERE id < 5");

        List<String> classes = loadedBy("SELECT pgstream.refresh_stream_table('counts')");

        assertThat(classes).anyMatch(line -> line.startsWith("dev.pgstream.runtime."));
        assertThat(classes)
                .noneMatch(line -> line.startsWith("dev.pgstream.shaded.jsqlparser.")
                        || line.startsWith("dev.pgstream.engine.parse.")
                        || line.startsWith("dev.pgstream.shaded.cronutils."));
        assertThat(database.api().verify("counts")).isZero();
    }

    /** In a session of its own, whose Java says what it loads; PL/Java passes that on as messages. */
    private List<String> loadedBy(String call) throws SQLException {
        Properties properties = new Properties();
        properties.put("options", "-c pljava.vmoptions=" + TELLING.replace(" ", "\\ "));
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(call);
            for (SQLWarning told = statement.getWarnings(); told != null; told = told.getNextWarning()) {
                lines.add(String.valueOf(told.getMessage()).strip());
            }
        }
        return lines;
    }
}
