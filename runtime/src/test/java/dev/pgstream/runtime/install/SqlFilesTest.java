package dev.pgstream.runtime.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.parse.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of {@code sql/}, as the installer and psql take them. */
class SqlFilesTest {

    private static final Path FOLDER = Path.of("..", "sql");

    @Test
    void eachFileIsInOneManifest() throws IOException {
        List<String> included = Stream.concat(included("install.sql"), included("install_pljava.sql"))
                .sorted()
                .toList();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> existing = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".sql") && !file.startsWith("install"))
                    .sorted()
                    .toList();
            assertThat(included).isEqualTo(existing);
        }
    }

    @Test
    void functionsAndViewsCanBeReplaced() throws IOException {
        for (String path :
                included("install.sql").filter(SqlFilesTest::isReplaceable).toList()) {
            assertThat(SqlScript.statements(read(path)))
                    .as(path)
                    .allMatch(statement -> statement.startsWith("CREATE OR REPLACE ") || statement.startsWith("DO "));
        }
    }

    /** PL/Java's driver would change any of these in a statement that does not go to the server as a parameter. */
    @Test
    void whatRunsBeforeTheServersOwnExecutorIsPlain() throws IOException {
        List<String> first = included("install.sql").limit(2).toList();
        assertThat(first).containsExactly("schemas.sql", "functions/pgs_execute.sql");
        for (String path : first) {
            assertThat(SqlScript.statements(read(path)))
                    .as(path)
                    .noneMatch(statement -> statement.contains("--")
                            || statement.contains("/*")
                            || statement.contains("?")
                            || statement.contains("$")
                            || statement.contains("\\"));
        }
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        String built = first("<version>([^<]+)</version>", Files.readString(Path.of("..", "pom.xml")));
        assertThat(read("functions/version.sql")).contains("SELECT '" + built + "'");
    }

    private static boolean isReplaceable(String path) {
        return path.startsWith("functions/") || path.startsWith("views/");
    }

    private static Stream<String> included(String manifest) throws IOException {
        return read(manifest).lines().filter(line -> line.startsWith("\\i ")).map(line -> line.substring(3));
    }

    private static String read(String path) throws IOException {
        return Files.readString(FOLDER.resolve(path));
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
