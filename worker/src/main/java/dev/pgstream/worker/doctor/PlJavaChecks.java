package dev.pgstream.worker.doctor;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.error.ErrorLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PL/Java: its package on the server, the extension in the database, its Java and how that is set up. */
final class PlJavaChecks {

    private static final String RELOAD = "SELECT pg_reload_conf();";
    private static final String SETTINGS =
            "docker/pljava-settings        # on the server: prints both lines for the Java that is there";

    /** Where packages put Java on the server. */
    private static final String LIBRARIES = """
            SELECT library
            FROM pg_ls_dir('/usr/lib/jvm', true, false) AS home, concat('/usr/lib/jvm/', home, '/lib/server/libjvm.so') AS library
            WHERE CASE WHEN (pg_stat_file('/usr/lib/jvm/' || home)).isdir THEN (pg_stat_file(library, true)).size END > 0
            ORDER BY library LIMIT 1""";

    private final Session session;

    PlJavaChecks(Session session) {
        this.session = session;
    }

    List<Finding> findings() throws SQLException {
        Optional<String> available = text("SELECT default_version FROM pg_available_extensions WHERE name = 'pljava'");
        Optional<String> installed = text("SELECT extversion FROM pg_extension WHERE extname = 'pljava'");
        if (installed.isEmpty()) {
            return List.of(
                    available.isPresent()
                            ? Finding.warning(
                                    "PL/Java",
                                    available.get()
                                            + " on the server, not in this database: SQL functions make requests",
                                    "CREATE EXTENSION pljava;",
                                    "pgstream install")
                            : Finding.warning(
                                    "PL/Java",
                                    "not on the server: SQL functions make requests",
                                    "apt-get install postgresql-" + major()
                                            + "-pljava        # or your system's package"));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("PL/Java", installed.get()));
        // Java comes first: PL/Java's settings show their defaults only when a session has called it.
        findings.add(java());
        findings.add(libjvm());
        findings.add(policy());
        findings.add(options());
        findings.add(usage());
        return findings;
    }

    private Finding java() throws SQLException {
        try {
            session.one("SELECT sqlj.get_classpath('public')", row -> true);
            return Finding.ok("Java", "runs");
        } catch (SQLException failure) {
            return "42501".equals(failure.getSQLState())
                    ? Finding.warning("Java", "this role can't call it: " + ErrorLine.sentence(failure))
                    : Finding.failure("Java", ErrorLine.sentence(failure), SETTINGS);
        }
    }

    private Finding libjvm() throws SQLException {
        Optional<String> location = setting("pljava.libjvm_location");
        if (location.isEmpty()) {
            return Finding.ok("pljava.libjvm_location", "not to be seen by this role, or PL/Java's default");
        }
        return exists(location.get()).orElse(true)
                ? Finding.ok("pljava.libjvm_location", location.get())
                : Finding.failure(
                        "pljava.libjvm_location",
                        "no file " + location.get(),
                        "ALTER SYSTEM SET pljava.libjvm_location = '"
                                + text(LIBRARIES).orElse("/path/of/java/lib/server/libjvm.so") + "';",
                        RELOAD);
    }

    /** By default a file in the folder of the server's configuration, which the package brings. */
    private Finding policy() throws SQLException {
        String urls = setting("pljava.policy_urls").orElse("");
        if (!urls.isEmpty() && !urls.contains("sysconfdir")) {
            return Finding.ok("pljava.policy_urls", urls);
        }
        if (!mayStat()) {
            return Finding.ok("pljava.policy_urls", "the default; its file can't be seen by this role");
        }
        String file = text("SELECT setting || '/pljava.policy' FROM pg_config WHERE name = 'SYSCONFDIR'")
                .orElse("");
        return exists(file).orElse(true)
                ? Finding.ok("pljava.policy_urls", file)
                : Finding.failure(
                        "pljava.policy_urls",
                        "no file " + file,
                        "# put pljava.policy of PL/Java's package there, or name another file:",
                        "ALTER SYSTEM SET pljava.policy_urls = '\"file:/path/of/pljava.policy\",\"=\"';",
                        RELOAD);
    }

    private Finding options() throws SQLException {
        Optional<String> options = setting("pljava.vmoptions");
        if (options.isEmpty() || options.get().contains("-Xss")) {
            return Finding.ok("pljava.vmoptions", options.orElse("not to be seen by this role"));
        }
        String more = (options.get() + " -Xss6m").strip();
        return Finding.warning(
                "pljava.vmoptions",
                "'" + options.get() + "' without -Xss: a deeply nested query can crash the server",
                "ALTER SYSTEM SET pljava.vmoptions = '" + more.replace("'", "''") + "';",
                RELOAD);
    }

    private Finding usage() throws SQLException {
        return truth("SELECT has_schema_privilege('public', 'sqlj', 'USAGE')")
                ? Finding.ok("schema sqlj", "usable by all")
                : Finding.warning(
                        "schema sqlj",
                        "only superusers can call Java functions",
                        "GRANT USAGE ON SCHEMA sqlj TO PUBLIC;");
    }

    /** Empty where it is not set, and where the role may not read it. */
    private Optional<String> setting(String name) throws SQLException {
        try {
            return session.one("SELECT current_setting(?, true)", row -> Optional.ofNullable(row.getString(1)), name);
        } catch (SQLException failure) {
            return Optional.empty();
        }
    }

    /** Empty where the role may not know. */
    private Optional<Boolean> exists(String file) throws SQLException {
        return mayStat()
                ? session.one(
                        "SELECT (pg_stat_file(?, true)).size IS NOT NULL", row -> Optional.of(row.getBoolean(1)), file)
                : Optional.empty();
    }

    private boolean mayStat() throws SQLException {
        return truth("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    }

    private String major() throws SQLException {
        return session.one("SELECT current_setting('server_version_num')::int / 10000", row -> row.getString(1));
    }

    private boolean truth(String query) throws SQLException {
        return session.one(query, row -> row.getBoolean(1));
    }

    private Optional<String> text(String query) throws SQLException {
        return session.first(query, row -> row.getString(1));
    }
}
