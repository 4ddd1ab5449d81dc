package dev.pgstream.it.soak;

import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.server.ClientProgram;
import dev.pgstream.testkit.server.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Connections that change the sources all the time, in transactions of several statements, whatever the server does. */
interface Writers extends AutoCloseable {

    /** How many there are. */
    int CONNECTIONS = 4;

    /** So many rows a source has. */
    int KEYS = 2000;

    /** Starts those that the property {@code pgstream.soak.writers} names, jdbc or pgbench. */
    static Writers start(PostgresServer server, long seed) throws IOException {
        if (System.getProperty("pgstream.soak.writers", "jdbc").equals("pgbench")) {
            Optional<ClientProgram> pgbench = ClientProgram.find("pgbench");
            if (pgbench.isPresent()) {
                return PgbenchWriters.start(pgbench.get(), server, seed);
            }
            NotTested.tell(
                    "the soak with pgbench's writers, for no pgbench was found; threads of the test write instead");
        }
        return new JdbcWriters(server, seed);
    }

    /** Runs something while no writer is in a transaction. */
    void whileQuiet(Runnable task) throws SQLException;

    /** What they did, for people. */
    String text();

    /** Failures that neither a server which stops nor another writer's lock explains. */
    List<String> unexpected();

    /** Returns when their last transactions have ended. */
    @Override
    void close();
}
