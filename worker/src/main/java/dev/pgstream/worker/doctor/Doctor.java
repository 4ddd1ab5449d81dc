package dev.pgstream.worker.doctor;

import dev.pgstream.runtime.sql.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs all checks over one connection, which is in auto-commit, for some of them may fail. */
public final class Doctor {

    private static final int OLDEST = 150000;

    private final Session session;
    private final Optional<Path> jar;

    /**
     * @param jar the jar for PL/Java, to compare that of the database with
     */
    public Doctor(Connection connection, Optional<Path> jar) {
        this.session = new Session(connection);
        this.jar = jar;
    }

    public List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(server());
        findings.addAll(new PlJavaChecks(session).findings());
        findings.addAll(new InstallationChecks(session, jar).findings());
        return List.copyOf(findings);
    }

    private Finding server() throws SQLException {
        String version = session.one("SELECT current_setting('server_version')", row -> row.getString(1));
        int number = session.one("SELECT current_setting('server_version_num')::int", row -> row.getInt(1));
        return number >= OLDEST
                ? Finding.ok("server", "PostgreSQL " + version)
                : Finding.failure("server", "PostgreSQL " + version + "; 15 is the oldest that works");
    }
}
