package dev.pgstream.benchmarks.idle;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Processor time so far.
 *
 * @param worker of this process
 * @param server of the server's processes that work for it
 */
record CpuTime(Duration worker, Duration server) {

    private static final String BACKENDS =
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'pgstream worker' AND datname = current_database()";

    /** Reads it; the server must run on this machine, and its processes stay the same. */
    static CpuTime read(Session session) throws SQLException {
        Duration server = session.list(BACKENDS, row -> row.getLong(1)).stream()
                .flatMap(process -> of(ProcessHandle.of(process)).stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(of(Optional.of(ProcessHandle.current())).orElse(Duration.ZERO), server);
    }

    CpuTime since(CpuTime earlier) {
        return new CpuTime(worker.minus(earlier.worker), server.minus(earlier.server));
    }

    private static Optional<Duration> of(Optional<ProcessHandle> process) {
        return process.flatMap(handle -> handle.info().totalCpuDuration());
    }
}
