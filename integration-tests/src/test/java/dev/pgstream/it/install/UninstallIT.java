package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@StreamTest
class UninstallIT {

    private EmptyDatabase database;

    @BeforeEach
    void create() throws SQLException {
        database = new EmptyDatabase("uninstall_it");
        database.session().execute("CREATE TABLE items (id int PRIMARY KEY, price numeric)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    @Test
    void leavesNothing() throws SQLException {
        List<List<@Nullable String>> before = Inventory.of(database.session());
        database.install();
        declare("dear", "SELECT id, price FROM items WHERE price > 10");
        declare("\"how Many\"", "SELECT count(*) AS n FROM dear");
        declare("everything", "SELECT sum(n) AS n FROM \"how Many\", dear, items");
        assertThat(database.installer().uninstall()).isTrue();
        assertThat(Inventory.of(database.session())).isEqualTo(before);
        if (Target.current().inDatabase()) {
            assertThat(Inventory.jars(database.session())).isEmpty();
        }
    }

    @Test
    void saysWhenThereIsNothingToRemove() throws SQLException {
        assertThat(database.installer().uninstall()).isFalse();
    }

    @Test
    void dropsNothingThatUsersBuiltOnStreamTables() throws SQLException {
        database.install();
        declare("dear", "SELECT id, price FROM items WHERE price > 10");
        database.session().execute("CREATE VIEW report AS SELECT * FROM dear");
        isInTheWay("report");
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void takesTheTablesThatHoldRequestedNames() throws SQLException {
        List<List<@Nullable String>> before = Inventory.of(database.session());
        database.install();
        database.session().execute("SELECT pgstream.create_stream_table('dear', 'SELECT id FROM items')");
        assertThat(database.installer().uninstall()).isTrue();
        assertThat(Inventory.of(database.session())).isEqualTo(before);
    }

    @Test
    void dropsNothingThatUsersBuiltOnTheCatalog() throws SQLException {
        database.install();
        database.session().execute("CREATE VIEW report AS SELECT * FROM pgstream.stream_tables_info");
        isInTheWay("report");
    }

    private void isInTheWay(String view) throws SQLException {
        assertThatThrownBy(() -> database.installer().uninstall())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("2BP01"));
        assertThat(database.session().value("SELECT to_regclass('" + view + "')"))
                .isEqualTo(view);
        assertThat(database.session().value("SELECT pgstream.version()")).isNotEmpty();
    }

    private void declare(String name, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new StreamTables(connection).create(new Declaration(name, query, "1m", "AUTO", true));
            connection.commit();
        }
    }
}
