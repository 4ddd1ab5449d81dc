package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declares what may be there already. */
@StreamTest
class CreateOrReplaceIT {

    private static final String QUERY = "SELECT id, n FROM items";
    private static final String STATE = "SELECT 'declared'::regclass::oid, pgs_id, frontier, schedule, refresh_mode,"
            + " status, query FROM pgstream.stream_tables_info";

    private final TestDatabase database;
    private final Api api;

    CreateOrReplaceIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int)", "INSERT INTO items VALUES (1, 1), (2, 2)");
        api.createOrReplace("declared", QUERY, "5s", "AUTO", true);
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("declared");
        database.execute("DROP TABLE items");
    }

    private List<@Nullable String> state() throws SQLException {
        return database.rows(STATE).get(0);
    }

    @Test
    void createsWhatIsNew() throws SQLException {
        assertThat(database.number("SELECT count(*) FROM declared")).isEqualTo(2);
        assertThat(state().subList(3, 7)).containsExactly("5s", "AUTO", "ACTIVE", QUERY);
    }

    @Test
    void leavesWhatIsTheSame() throws SQLException {
        List<@Nullable String> before = state();
        database.execute("INSERT INTO items VALUES (3, 3)");
        api.createOrReplace("public.declared", QUERY, "5s", "AUTO", true);
        assertThat(state()).isEqualTo(before);
        assertThat(api.refresh("declared")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("declared")).isZero();
    }

    @Test
    void changesTheScheduleInPlace() throws SQLException {
        List<@Nullable String> before = state();
        api.createOrReplace("declared", QUERY, "10m", "AUTO", true);
        assertThat(state().subList(0, 3)).isEqualTo(before.subList(0, 3));
        assertThat(state().get(3)).isEqualTo("10m");
        api.createOrReplace("declared", QUERY, null, "AUTO", true);
        assertThat(state().get(3)).isNull();
    }

    @Test
    void changesTheQuery() throws SQLException {
        String grouped = "SELECT n % 2 AS odd, count(*) AS c FROM items GROUP BY n % 2";
        api.createOrReplace("declared", grouped, "5s", "AUTO", true);
        assertThat(state().get(6)).isEqualTo(grouped);
        assertThat(database.number("SELECT count(*) FROM declared WHERE c = 1")).isEqualTo(2);
        database.execute("INSERT INTO items VALUES (3, 3)");
        assertThat(api.refresh("declared")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("declared")).isZero();
    }

    @Test
    void changesTheMode() throws SQLException {
        api.createOrReplace("declared", QUERY, "5s", "FULL", true);
        assertThat(state().get(4)).isEqualTo("FULL");
        assertThat(api.refresh("declared")).isEqualTo("FULL");
        api.createOrReplace("declared", QUERY, "5s", "DIFFERENTIAL", true);
        assertThat(api.refresh("declared")).isEqualTo("NO_DATA");
        assertThat(api.verify("declared")).isZero();
    }

    @Test
    void fillsANewQueryOnlyIfTold() throws SQLException {
        api.createOrReplace("declared", "SELECT id FROM items", "5s", "AUTO", false);
        assertThat(database.number("SELECT count(*) FROM declared")).isZero();
        assertThat(database.value("SELECT populated FROM pgstream.stream_tables_info"))
                .isEqualTo("f");
        assertThat(api.refresh("declared")).isEqualTo("FULL");
        assertThat(api.verify("declared")).isZero();
    }
}
