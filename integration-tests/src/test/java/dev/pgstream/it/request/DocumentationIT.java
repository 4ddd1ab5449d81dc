package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example of docs/background-job.md. */
@StreamTest
@Tag(StreamTest.ATTACHED)
class DocumentationIT {

    private static final Pattern EXAMPLE = Pattern.compile("## Requests.*?```sql\\n(.*?)(CALL.*?)```", Pattern.DOTALL);

    @Test
    void theMigrationRunsInOneTransaction(TestDatabase database) throws IOException, SQLException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "background-job.md")));
        assertThat(example.find()).isTrue();
        database.execute(
                "CREATE TABLE orders (id int PRIMARY KEY, region text, amount numeric)",
                "INSERT INTO orders VALUES (1, 'north', 10), (2, 'south', 20)");
        Requests requests = new Requests(database);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Session(connection).execute(example.group(1));
            connection.commit();
        }
        assertThat(requests.serve()).isEqualTo(2);
        database.execute(example.group(2));
        assertThat(database.number("SELECT total FROM best")).isEqualTo(20);
        assertThat(database.value("SELECT has_table_privilege('public', 'sales', 'SELECT')"))
                .isEqualTo("t");
        assertThat(database.number("SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%(total)'"))
                .isPositive();
    }
}
