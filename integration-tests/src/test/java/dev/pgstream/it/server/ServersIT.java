package dev.pgstream.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Servers;
import dev.pgstream.testkit.server.Target;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The servers themselves, without pg_stream in them. */
@StreamTest
class ServersIT {

    private static final String DATABASE = "servers_it";

    private final PostgresServer server = Servers.of(Target.current()).orElseThrow();

    @BeforeEach
    void createDatabase() throws SQLException {
        server.createDatabase(DATABASE);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        server.dropDatabase(DATABASE);
    }

    @Test
    void theServerIsOfTheVersionThatItSays() throws SQLException {
        try (Connection connection = server.connect(DATABASE)) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(server.version());
        }
    }

    @Test
    void aPreparedTransactionDoesNotKeepADatabaseAlive() throws SQLException {
        try (Connection connection = server.connect(DATABASE)) {
            connection.setAutoCommit(false);
            new Session(connection).execute("CREATE TABLE t (a int)", "PREPARE TRANSACTION 'left'' over'");
        }
        server.dropDatabase(DATABASE);
        try (Connection connection = server.connect("postgres")) {
            assertThat(new Session(connection).number("SELECT count(*) FROM pg_catalog.pg_prepared_xacts"))
                    .isZero();
        }
    }

    @Test
    @Tag(StreamTest.IN_DATABASE)
    void plJavaRunsTheJavaOfThisBuild() throws SQLException {
        try (Connection connection = server.connect(DATABASE)) {
            Session session = new Session(connection);
            session.execute("CREATE EXTENSION pljava", """
                    CREATE FUNCTION java_property(varchar) RETURNS varchar
                    LANGUAGE java AS 'java.lang.System.getProperty'
                    """);
            assertThat(session.value("SELECT java_property('java.version')"))
                    .isEqualTo(System.getProperty("java.version"));
        }
    }
}
