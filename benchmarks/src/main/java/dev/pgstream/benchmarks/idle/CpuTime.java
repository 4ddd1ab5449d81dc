package dev.pgstream.benchmarks.idle;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Processor time so far.
 *
 * @param worker of this process
 * @param server of each of the server's processes that work for it, by number
 */
record CpuTime(Duration worker, Map<Long, Duration> server) {

    private static final String BACKENDS =
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'pgstream worker' AND datname = current_database()";

    CpuTime {
        server = Map.copyOf(server);
    }

    /** Reads it; the server must run on this machine. */
    static CpuTime read(Session session) throws SQLException {
        Map<Long, Duration> server = new HashMap<>();
        for (Long process : session.list(BACKENDS, row -> row.getLong(1))) {
            of(ProcessHandle.of(process)).ifPresent(time -> server.put(process, time));
        }
        return new CpuTime(of(Optional.of(ProcessHandle.current())).orElse(Duration.ZERO), server);
    }

    /** What the worker took since an earlier time. */
    Duration workerSince(CpuTime earlier) {
        return worker.minus(earlier.worker);
    }

    /** What the server took; processes that have ended in between are not counted. */
    Duration serverSince(CpuTime earlier) {
        return server.entrySet().stream()
                .map(process -> process.getValue().minus(earlier.server.getOrDefault(process.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<Duration> of(Optional<ProcessHandle> process) {
        return process.flatMap(handle -> handle.info().totalCpuDuration());
    }
}
