package dev.pgstream.worker.doctor;

import dev.pgstream.runtime.install.Scripts;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.error.ErrorLine;
import dev.pgstream.worker.extension.JarDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** pg_stream in the database: catalog, functions, jar, event trigger, settings, and who serves it. */
final class InstallationChecks {

    private static final String INSTALL = "pgstream install";

    private static final String LED = """
            SELECT EXISTS (
              SELECT FROM pg_locks AS l, hashtextextended('pg_stream leader', 0) AS key
              WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (l.classid::bigint << 32) | l.objid::bigint = key)""";

    /** Settings of the database and of roles whose names pg_stream does not know; the server takes any. */
    private static final String UNKNOWN = """
            SELECT DISTINCT split_part(line, '=', 1)
            FROM pg_db_role_setting AS s, unnest(s.setconfig) AS line
            WHERE s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
              AND starts_with(line, 'pg_stream.')
              AND split_part(line, '=', 1) NOT IN (SELECT name FROM pgstream.settings)
              AND split_part(line, '=', 1) <> 'pg_stream.jar'
            ORDER BY 1""";

    private final Session session;
    private final Optional<Path> jar;

    InstallationChecks(Session session, Optional<Path> jar) {
        this.session = session;
        this.jar = jar;
    }

    /** The row that installers write. */
    private record Noted(
            String structure,
            String scripts,
            boolean java,
            @Nullable String jar) {}

    List<Finding> findings() throws SQLException {
        if (!truth("SELECT to_regclass('pgstream.pgs_installation') IS NOT NULL")) {
            return List.of(Finding.failure("pg_stream", "not in this database", INSTALL));
        }
        Optional<Noted> noted = session.first(
                "SELECT structure, scripts, java, jar FROM pgstream.pgs_installation",
                row -> new Noted(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)));
        if (noted.isEmpty()) {
            return List.of(
                    Finding.warning("pg_stream", "installed by hand, so nothing is known of its state", INSTALL));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(catalog(noted.get()));
        if (noted.get().java()) {
            findings.add(jar(noted.get()));
            findings.add(call());
        } else {
            findings.add(
                    truth(LED)
                            ? Finding.ok("worker", "serves the requests of SQL functions")
                            : Finding.warning(
                                    "worker", "nobody serves the requests of SQL functions", "pgstream worker"));
        }
        for (EventTrigger trigger : EventTrigger.values()) {
            findings.add(trigger.check(session));
        }
        findings.add(settings());
        return findings;
    }

    private Finding catalog(Noted noted) throws SQLException {
        String version = session.one("SELECT pgstream.version()", row -> row.getString(1));
        Scripts catalog = Scripts.catalog();
        if (!noted.structure().equals(catalog.structure().digest())) {
            return Finding.failure(
                    "catalog",
                    version + ", of another structure than this program's " + Scripts.version(),
                    "pgstream uninstall --cascade        # drops the stream tables",
                    INSTALL);
        }
        String scripts =
                catalog.and(noted.java() ? Scripts.java() : Scripts.none()).digest();
        if (noted.scripts().equals(scripts)) {
            return Finding.ok("catalog", version + (isExtension() ? ", as an extension" : ""));
        }
        return Finding.warning(
                "catalog",
                version + ", with other functions than this program's " + Scripts.version(),
                isExtension() ? "ALTER EXTENSION pgstream UPDATE;" : INSTALL);
    }

    private Finding jar(Noted noted) throws SQLException {
        try {
            if (!truth("SELECT EXISTS (SELECT FROM sqlj.jar_repository WHERE jarname = 'pgstream')")) {
                return Finding.failure("jar", "not loaded", INSTALL);
            }
            if (!truth("SELECT EXISTS (SELECT FROM sqlj.classpath_entry e JOIN sqlj.jar_repository j USING (jarid)"
                    + " WHERE e.schemaname = 'pgstream' AND j.jarname = 'pgstream')")) {
                return Finding.failure(
                        "jar", "not on the class path", "SELECT sqlj.set_classpath('pgstream', 'pgstream');");
            }
            if (jar.isPresent() && !Objects.equals(JarDigest.of(jar.get()), noted.jar())) {
                return Finding.warning("jar", "loaded, but not the one of this program", INSTALL);
            }
            return Finding.ok("jar", jar.isPresent() ? "that of this program" : "loaded");
        } catch (IOException unreadable) {
            return Finding.warning("jar", "loaded; that of this program can't be read: " + unreadable);
        } catch (SQLException failure) {
            return Finding.warning("jar", "can't be seen by this role: " + ErrorLine.sentence(failure));
        }
    }

    private Finding call() {
        try {
            session.one("SELECT pgstream.pg_stream_hash('')", row -> row.getLong(1));
            return Finding.ok("Java function", "works");
        } catch (SQLException failure) {
            return Finding.failure("Java function", ErrorLine.sentence(failure), INSTALL);
        }
    }

    private Finding settings() throws SQLException {
        List<String> unknown = session.list(UNKNOWN, row -> row.getString(1));
        if (!unknown.isEmpty()) {
            return Finding.warning(
                    "settings",
                    "unknown to pg_stream: " + String.join(", ", unknown),
                    "SELECT name, default_value, meaning FROM pgstream.settings;        -- those that there are");
        }
        List<String> changed = session.list(
                "SELECT name || ' = ' || value FROM pgstream.settings WHERE value <> default_value ORDER BY 1",
                row -> row.getString(1));
        return Finding.ok("settings", changed.isEmpty() ? "defaults" : String.join(", ", changed));
    }

    private boolean isExtension() throws SQLException {
        return truth("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pgstream')");
    }

    private boolean truth(String query) throws SQLException {
        return session.one(query, row -> row.getBoolean(1));
    }
}
