package dev.pgstream.worker.job.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pgstream.worker.connect.ConnectionTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections of the job to one database: a pool for refreshes and looks, and single ones to lead with. */
public final class JobConnections implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(1);

    /**
     * No answer to a leader takes long. And with the simple protocol nothing stays open between its statements: the extended
     * one keeps the last portal until the next statement, and with it a snapshot, which vacuum would have to respect.
     */
    private static final Map<String, String> LEADING = Map.of("socketTimeout", "10", "preferQueryMode", "simple");

    private final ConnectionTarget target;
    private @Nullable ConnectionTarget started;
    private @Nullable HikariDataSource pool;
    private int size = 1;
    private boolean closed;

    public JobConnections(ConnectionTarget target) {
        this.target = target;
    }

    /** Opens a connection beside the pool, to lead with; the caller closes it. */
    public Connection single() throws SQLException {
        return started().with(LEADING).open();
    }

    /** Lends a connection that commits by itself; closing it gives it back. */
    public Connection borrow() throws SQLException {
        return pool().getConnection();
    }

    /** Allows so many connections to be lent at a time. */
    public synchronized void resize(int connections) {
        size = connections;
        if (pool != null) {
            pool.setMaximumPoolSize(connections);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    /** What is behind the target is asked once; while the server can't be reached, each time. */
    private synchronized ConnectionTarget started() throws SQLException {
        if (started == null) {
            started = Startup.of(target);
        }
        return started;
    }

    private synchronized HikariDataSource pool() throws SQLException {
        if (closed) {
            throw new SQLException("the worker has stopped", "08003");
        }
        if (pool == null) {
            ConnectionTarget to = started();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(to.url());
            to.properties().forEach(config::addDataSourceProperty);
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(1);
            config.setIdleTimeout(IDLE.toMillis());
            config.setConnectionTimeout(WAIT.toMillis());
            config.setInitializationFailTimeout(-1);
            pool = new HikariDataSource(config);
        }
        return pool;
    }
}
