package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F16: the catalog in a database and the program are of different versions, be it an older or a newer one. */
@StreamTest
class OtherCatalogIT {

    private final TestDatabase database;
    private String structure = "";

    OtherCatalogIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void pretend() throws SQLException {
        structure = String.valueOf(database.value("SELECT structure FROM pgstream.pgs_installation"));
        database.execute("UPDATE pgstream.pgs_installation SET structure = 'of another version'");
    }

    @AfterEach
    void restore() throws SQLException {
        database.execute("UPDATE pgstream.pgs_installation SET structure = '" + structure + "'");
    }

    /** Before anything is done, with what to do; and not in the middle of it, with a column that does not exist. */
    @Test
    void f16_everyCommandSaysSo() throws SQLException {
        for (String[] command : new String[][] {
            {"list"}, {"status"}, {"refresh", "--all"}, {"create", "x", "--query", "SELECT 1 AS one"}, {"drop", "x"}
        }) {
            CommandLineRun run = CommandLineRun.of(database, command);
            assertThat(run.err()).as(command[0]).contains("55000", "another structure", "of that version");
        }
    }

    @Test
    void f16_installChangesNothing() throws SQLException {
        assertThat(CommandLineRun.of(database, "install").err()).contains("55000", "another structure");
        assertThat(database.value("SELECT structure FROM pgstream.pgs_installation"))
                .isEqualTo("of another version");
    }
}
