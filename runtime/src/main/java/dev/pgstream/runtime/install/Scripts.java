package dev.pgstream.runtime.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pgstream.engine.parse.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL scripts that a database gets, in order. They are the files of {@code sql/}, which psql can run as well: a
 * manifest includes the others by lines of the form <code>\i file</code>.
 */
public final class Scripts {

    private static final String FOLDER = "/dev/pgstream/sql/";
    private static final String INCLUDE = "\\i ";
    private static final Set<String> REPLACEABLE = Set.of("functions/", "views/", "grants/");

    private static final Pattern VERSION = Pattern.compile("SELECT '([^']+)'");

    private final List<Script> list;

    private Scripts(List<Script> list) {
        this.list = List.copyOf(list);
    }

    /**
     * @param path below {@code sql/}
     */
    private record Script(String path, String text) {

        /** Whether it may run again over what it made before; schemas and tables may not. */
        boolean replaceable() {
            return REPLACEABLE.contains(path.substring(0, path.indexOf('/') + 1));
        }
    }

    /** Those of the catalog. */
    public static Scripts catalog() {
        return included("install.sql");
    }

    /** Those of the SQL functions that run in the database's own Java. */
    public static Scripts java() {
        return included("install_pljava.sql");
    }

    /** The version that they install. */
    public static String version() {
        Matcher version = VERSION.matcher(read("functions/version.sql"));
        if (!version.find()) {
            throw new IllegalStateException("functions/version.sql names no version");
        }
        return version.group(1);
    }

    /** None. */
    public static Scripts none() {
        return new Scripts(List.of());
    }

    /** These and then others. */
    public Scripts and(Scripts others) {
        return new Scripts(Stream.concat(list.stream(), others.list.stream()).toList());
    }

    /** Those that make schemas and tables, and so can run only once. */
    public Scripts structure() {
        return new Scripts(list.stream().filter(script -> !script.replaceable()).toList());
    }

    /** Those that make or replace functions, views and grants. */
    public Scripts replaceable() {
        return new Scripts(list.stream().filter(Script::replaceable).toList());
    }

    void run(ScriptRunner runner) throws SQLException {
        for (Script script : list) {
            for (String statement : SqlScript.statements(script.text())) {
                runner.run(statement);
            }
        }
    }

    /** A digest of their names and contents. */
    public String digest() {
        String content = list.stream()
                .map(script -> script.path() + "\n" + script.text())
                .collect(Collectors.joining("\n"));
        return Digest.of(content.getBytes(UTF_8));
    }

    /** Their text, as psql would run it. */
    public String text() {
        return list.stream().map(Script::text).collect(Collectors.joining("\n"));
    }

    private static Scripts included(String manifest) {
        return new Scripts(read(manifest)
                .lines()
                .filter(line -> line.startsWith(INCLUDE))
                .map(line -> line.substring(INCLUDE.length()).strip())
                .map(path -> new Script(path, read(path)))
                .toList());
    }

    private static String read(String path) {
        try (InputStream stream = Scripts.class.getResourceAsStream(FOLDER + path)) {
            if (stream == null) {
                throw new IllegalStateException("the script " + path + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
