package dev.pgstream.runtime.install;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** PL/Java in the database of a connection, and the jar of pg_stream in it. */
final class PlJava {

    private final Connection connection;
    private final Session session;

    PlJava(Connection connection) {
        this.connection = connection;
        this.session = new Session(connection);
    }

    /**
     * Returns what stands in the way of the SQL functions, and what to do about it.
     *
     * @param jarAtHand whether the installer has the jar
     */
    Optional<String> obstacle(boolean jarAtHand) throws SQLException {
        if (!exists()) {
            return Optional.of(
                    available()
                            ? "the server has PL/Java, but this database does not: run CREATE EXTENSION pljava, then install again"
                            : "the server has no PL/Java");
        }
        if (!isUsable()) {
            return Optional.of("this role may not create Java functions: install as a superuser");
        }
        return jarAtHand || hasJar()
                ? Optional.empty()
                : Optional.of("the database has PL/Java, but the jar for it is not at hand");
    }

    /**
     * Returns what to set so that deep queries can't crash a backend: Java guards the stack against overflow at 1 MB by
     * default, which PostgreSQL, when Java calls it, may pass on its way to its own limit of 2 MB.
     */
    Optional<String> stackAdvice() throws SQLException {
        Optional<String> options = session.one("""
                SELECT CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE')
                  THEN coalesce(current_setting('pljava.vmoptions', true), '') END""", row -> Optional.ofNullable(row.getString(1)));
        return options.filter(set -> !set.contains("-Xss"))
                .map(set -> "add -Xss6m to pljava.vmoptions (now '" + set
                        + "'): without it a deeply nested query can crash the server");
    }

    /** Brings the jar if one is given, and lets functions in the schema {@code pgstream} find their classes in it. */
    void use(Optional<Jar> jar) throws SQLException {
        if (jar.isPresent()) {
            load(jar.get());
        }
        session.one("SELECT sqlj.set_classpath('pgstream', 'pgstream')", row -> true);
    }

    /** Whether the functions find their classes: the jar may have been removed, or a restore without data left it out. */
    boolean isReady() throws SQLException {
        return truth("SELECT EXISTS (SELECT FROM sqlj.classpath_entry e JOIN sqlj.jar_repository j USING (jarid)"
                + " WHERE e.schemaname = 'pgstream' AND j.jarname = 'pgstream')");
    }

    /** Removes the jar where there is one. */
    void removeJar() throws SQLException {
        if (exists() && isUsable() && hasJar()) {
            session.one("SELECT sqlj.remove_jar('pgstream', false)", row -> true);
        }
    }

    private void load(Jar jar) throws SQLException {
        String function = hasJar() ? "replace_jar" : "install_jar";
        String call = "SELECT sqlj." + function + "(?, 'pgstream', false)";
        try (PreparedStatement statement = connection.prepareStatement(call)) {
            statement.setBytes(1, jar.bytes());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
            }
        }
    }

    private boolean exists() throws SQLException {
        return truth("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sqlj')");
    }

    private boolean available() throws SQLException {
        return truth("SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pljava')");
    }

    /** Whether the role may load jars and create functions that run in them. */
    private boolean isUsable() throws SQLException {
        return truth("""
                SELECT has_schema_privilege('sqlj', 'USAGE') AND EXISTS (
                  SELECT FROM pg_language WHERE lanname = 'java' AND has_language_privilege(oid, 'USAGE'))""");
    }

    private boolean hasJar() throws SQLException {
        return truth("SELECT EXISTS (SELECT FROM sqlj.jar_repository WHERE jarname = 'pgstream')");
    }

    private boolean truth(String query) throws SQLException {
        return session.one(query, row -> row.getBoolean(1));
    }
}
