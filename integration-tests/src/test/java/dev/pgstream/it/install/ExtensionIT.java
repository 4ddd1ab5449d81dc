package dev.pgstream.it.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code CREATE EXTENSION pgstream}, in a database with PL/Java. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class ExtensionIT {

    private static final String MEMBERS = """
            SELECT pg_describe_object(classid, objid, 0) FROM pg_depend
            WHERE deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'pgstream')""";

    private static PlacedExtension files;

    private EmptyDatabase database;
    private Session session;

    @BeforeAll
    static void place() throws IOException {
        files = PlacedExtension.place();
    }

    @AfterAll
    static void remove() throws IOException {
        if (files != null) {
            files.close();
        }
    }

    @BeforeEach
    void create() throws SQLException {
        database = new EmptyDatabase("extension_it");
        session = database.session();
        session.execute("CREATE TABLE items (id int PRIMARY KEY, kind text, price numeric)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.close();
    }

    /** As in README.md, from nothing to a verified refresh. */
    @Test
    void servesANewUser(@TempDir Path folder) throws IOException, SQLException {
        session.execute("DROP EXTENSION pljava CASCADE");
        Path script = Files.writeString(folder.resolve("session.sql"), """
                CREATE EXTENSION pgstream CASCADE;
                CREATE TABLE orders (id int PRIMARY KEY, region text, amount numeric);
                INSERT INTO orders VALUES (1, 'north', 10), (2, 'south', 20);
                SELECT pgstream.create_stream_table('sales',
                  'SELECT region, count(*) AS orders, sum(amount) AS revenue FROM orders GROUP BY region');
                INSERT INTO orders VALUES (3, 'north', 5);
                DELETE FROM orders WHERE id = 2;
                SELECT pgstream.refresh_stream_table('sales');
                SELECT region, orders, revenue FROM sales;
                SELECT pgstream.verify_stream_table('sales');
                """);
        Command.Result done =
                database.psql("--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1", "--file=" + script);
        assertThat(done.output()).endsWith("DIFFERENTIAL\nnorth|2|15\n0\n");
        assertThat(done.status()).isZero();
    }

    @Test
    void ownsWhatItMadeAndNothingOfUsersTables() throws SQLException {
        session.execute("CREATE EXTENSION pgstream", "SELECT pgstream.create_stream_table('all_items', 'TABLE items')");
        assertThat(session.rows(
                        "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = 'pgstream'::regnamespace"
                                + " AND c.relkind IN ('r', 'v') AND pg_describe_object(1259, c.oid, 0) NOT IN ("
                                + MEMBERS
                                + ") UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p"
                                + " WHERE p.pronamespace = 'pgstream'::regnamespace AND pg_describe_object(1255, p.oid, 0) NOT IN ("
                                + MEMBERS + ")"))
                .isEmpty();
        assertThat(session.rows(MEMBERS)).contains(List.of("event trigger pgs_source_altered"));
        assertThat(session.number(
                        "SELECT count(*) FROM (" + MEMBERS + ") AS m (name) WHERE name ~ 'pgstream_changes\\.|items'"))
                .isZero();
    }

    @Test
    void isTheSameAsWithoutExtension() throws SQLException {
        session.execute("CREATE EXTENSION pgstream");
        List<List<@Nullable String>> extension = routines();
        assertThat(database.install().change()).isEqualTo(Installed.Change.UNCHANGED);
        assertThat(database.installer().uninstall()).isTrue();
        database.install();
        assertThat(routines()).isEqualTo(extension);
    }

    @Test
    void isNotDroppedUnderStreamTables() throws SQLException {
        session.execute(
                "CREATE EXTENSION pgstream",
                "INSERT INTO items VALUES (1, 'a', 1)",
                "SELECT pgstream.create_stream_table('kinds', 'SELECT kind, count(*) AS n FROM items GROUP BY kind')");
        assertThatThrownBy(() -> session.execute("DROP EXTENSION pgstream"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("2BP01"))
                .hasMessageContaining("on table kinds");
        session.execute(
                "DROP EXTENSION pgstream CASCADE",
                "INSERT INTO items VALUES (2, 'b', 1)",
                "UPDATE kinds SET n = n + 1",
                "CREATE EXTENSION pgstream",
                "SELECT pgstream.create_stream_table('again', 'SELECT kind, n FROM kinds')");
        assertThat(session.rows("SELECT kind, n FROM again")).containsExactly(List.of("a", "2"));
    }

    @Test
    void leavesNothing() throws SQLException {
        List<List<@Nullable String>> before = Inventory.of(session);
        session.execute(
                "CREATE EXTENSION pgstream",
                "SELECT pgstream.create_stream_table('all_items', 'TABLE items')",
                "SELECT pgstream.drop_stream_table('all_items')",
                "DROP EXTENSION pgstream");
        assertThat(Inventory.of(session)).isEqualTo(before);
        session.execute("CREATE EXTENSION pgstream", "SELECT sqlj.remove_jar('pgstream', true)");
        assertThat(Inventory.of(session)).isEqualTo(before);
        assertThat(Inventory.jars(session)).isEmpty();
        session.execute("CREATE EXTENSION pgstream", "SELECT pgstream.create_stream_table('all_items', 'TABLE items')");
        assertThat(database.installer().uninstall()).isTrue();
        assertThat(Inventory.of(session)).isEqualTo(before);
        assertThat(Inventory.jars(session)).isEmpty();
    }

    /** A dump holds the catalog's rows and, in PL/Java's tables, the jar, which CREATE EXTENSION must not have loaded before. */
    @Test
    void isPartOfADump(@TempDir Path folder) throws SQLException {
        session.execute(
                "CREATE EXTENSION pgstream",
                "INSERT INTO items VALUES (1, 'a', 1)",
                "SELECT pgstream.create_stream_table('kinds', 'SELECT kind, count(*) AS n FROM items GROUP BY kind',"
                        + " refresh_mode => 'DIFFERENTIAL')");
        List<List<@Nullable String>> jars = Inventory.jars(session);
        for (String format : List.of("plain", "custom")) {
            String file = folder.resolve(format).toString();
            Command.Result dumped = database.run("pg_dump", "--format=" + format, "--file=" + file);
            assertThat(dumped.status()).as(dumped.output()).isZero();
            try (EmptyDatabase copy = new EmptyDatabase("extension_it_copy")) {
                copy.session().execute("DROP EXTENSION pljava", "DROP SCHEMA sqlj");
                Command.Result restored = format.equals("plain")
                        ? copy.psql("--quiet", "--set=ON_ERROR_STOP=1", "--file=" + file)
                        : copy.run("pg_restore", "--exit-on-error", "--dbname=extension_it_copy", file);
                assertThat(restored.status()).as(restored.output()).isZero();
                assertThat(Inventory.jars(copy.session())).isEqualTo(jars);
                assertThat(copy.session().rows("SELECT query FROM pgstream.pgs_stream_tables"))
                        .isEqualTo(session.rows("SELECT query FROM pgstream.pgs_stream_tables"));
                assertThat(copy.session().value("SELECT pgstream.pg_stream_hash('')"))
                        .isEqualTo("-1205034819632174695");
                assertThat(copy.installer().install().change()).isEqualTo(Installed.Change.UNCHANGED);
                goesOn(copy.session());
            }
        }
    }

    /** The relations have other OIDs there: the first refresh computes everything, then there are changes to apply. */
    private static void goesOn(Session copy) throws SQLException {
        for (String action : List.of("FULL", "DIFFERENTIAL", "NO_DATA")) {
            if (!action.equals("NO_DATA")) {
                copy.execute("INSERT INTO items SELECT max(id) + 1, 'a', 1 FROM items");
            }
            assertThat(copy.value("SELECT pgstream.refresh_stream_table('kinds')"))
                    .isEqualTo(action);
            assertThat(copy.number("SELECT pgstream.verify_stream_table('kinds')"))
                    .isZero();
        }
        assertThat(copy.rows("SELECT kind, n FROM kinds")).containsExactly(List.of("a", "3"));
        copy.execute("SELECT pgstream.drop_stream_table('kinds')", "INSERT INTO items VALUES (100, 'c', 1)");
    }

    @Test
    void saysWhatIsInTheWay() throws SQLException {
        session.execute("SET pg_stream.jar = '/nowhere/pgstream.jar'");
        refuses("58P01", "there is no file /nowhere/pgstream.jar");
        session.execute("RESET pg_stream.jar", "CREATE SCHEMA pgstream");
        refuses("42P06", "'pgstream uninstall' removes it");
        session.execute("DROP SCHEMA pgstream", "DROP EXTENSION pljava");
        refuses("42704", "CREATE EXTENSION ... CASCADE");
    }

    private void refuses(String sqlState, String message) {
        assertThatThrownBy(() -> session.execute("CREATE EXTENSION pgstream"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(sqlState))
                .hasMessageContaining(message);
    }

    @Test
    void theInstallerBringsAMissingJarButNoOtherFunctions() throws SQLException {
        session.execute("CREATE EXTENSION pgstream", "SELECT sqlj.remove_jar('pgstream', false)");
        assertThat(database.install().change()).isEqualTo(Installed.Change.UPGRADED);
        session.execute(
                "SELECT pgstream.pg_stream_hash('')",
                "UPDATE pgstream.pgs_installation SET scripts = 'of another build'");
        assertThatThrownBy(database::install)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"))
                .hasMessageContaining("ALTER EXTENSION pgstream UPDATE");
    }

    private List<List<@Nullable String>> routines() throws SQLException {
        return session.rows("""
                SELECT p.oid::regprocedure::text, p.prosrc, p.provolatile::text, p.proisstrict::text, p.proconfig::text
                FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'pgstream'::regnamespace AND p.proname <> 'pgs_load_jar'
                ORDER BY 1""");
    }
}
