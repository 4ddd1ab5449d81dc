package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.PgStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F15: what the reference promises is there, and what is there is in the reference. */
class DocumentationHazardsIT extends HazardTest {

    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| (`[a-z_`, ]+`) \\| [^|]+\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final Pattern SIGNATURE =
            Pattern.compile("(?m)^ {4}(?:CALL )?(?:pgstream\\.)?([a-z_]+\\([^;]*?\\))(?: RETURNS [a-z]+)?$");

    private String reference = "";

    DocumentationHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void read() throws IOException {
        reference = Files.readString(Path.of("..", "docs", "reference.md"));
    }

    /** The text of a chapter, up to the next one. */
    private String chapter(String heading) {
        int start = reference.indexOf("\n## " + heading + "\n");
        assertThat(start).as(heading).isPositive();
        int end = reference.indexOf("\n## ", start + 1);
        return reference.substring(start, end < 0 ? reference.length() : end);
    }

    private static List<String> sections(String chapter) {
        List<String> parts = new ArrayList<>(List.of(chapter.split("\n### ")));
        parts.remove(0);
        return parts;
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> stored(String query) throws SQLException {
        return database.rows(query).stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void f15_tablesAndViewsHaveTheDocumentedColumns() throws SQLException {
        Set<String> documented = new TreeSet<>();
        for (String section : sections(chapter("Views") + chapter("Catalog tables"))) {
            String relation = section.lines().findFirst().orElseThrow();
            Matcher rows = COLUMN.matcher(section);
            while (rows.find()) {
                names(rows.group(1)).forEach(column -> documented.add(relation + "." + column));
            }
        }
        assertThat(documented).isEqualTo(stored("""
                SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'pgstream'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0
                  AND NOT a.attisdropped AND c.relname <> 'pgs_requested_tables'"""));
    }

    @Test
    void f15_functionsForUsersAreDocumentedWithTheirParameters() throws SQLException {
        Set<String> documented = SIGNATURE
                .matcher(chapter("SQL functions"))
                .results()
                .map(match -> plain(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> existing =
                stored("""
                SELECT p.proname || '(' || pg_get_function_arguments(p.oid) || ')' FROM pg_proc p
                WHERE p.pronamespace = 'pgstream'::regnamespace AND NOT starts_with(p.proname, 'pgs_')""").stream().map(DocumentationHazardsIT::plain).collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).containsAll(existing);
        if (database.target().inDatabase()) {
            assertThat(existing).containsAll(documented);
        }
    }

    /** Without what the server adds to the text of a declaration. */
    private static String plain(String signature) {
        return signature
                .replaceAll("::[a-z]+", "")
                .replaceAll("\\bIN ", "")
                .replace("'00:05:00'", "'5 minutes'")
                .replaceAll("\\s+", " ");
    }

    @Test
    void f15_functionsThatAreNotForCallingAreNamed() throws SQLException {
        Set<String> documented = names(chapter("SQL functions"));
        assertThat(documented)
                .containsAll(stored("SELECT proname FROM pg_proc WHERE pronamespace = 'pgstream'::regnamespace"
                        + " AND starts_with(proname, 'pgs_')"));
    }

    @Test
    void f15_commandsAreDocumentedWithTheirOptions() {
        String commands = chapter("Command line");
        PgStream.commandLine().getSubcommands().forEach((name, command) -> {
            assertThat(commands).as(name).containsPattern("(?m)^\\| `" + name + "[ `]");
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> assertThat(commands)
                            .as("%s of %s", option.longestName(), name)
                            .contains("`" + option.longestName()));
        });
    }

    @Test
    void f15_settingsAreDocumentedAndRead() throws SQLException, IOException {
        Set<String> settings = stored("SELECT name FROM pgstream.settings");
        assertThat(names(chapter("Settings")).stream().filter(name -> name.startsWith("pg_stream.")))
                .containsExactlyInAnyOrderElementsOf(settings);
        String code = sources("runtime/src/main/java", "worker/src/main/java", "sql/functions");
        assertThat(settings).allSatisfy(name -> assertThat(code).contains(name));
    }

    private static String sources(String... folders) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String folder : folders) {
            try (var files = Files.walk(Path.of("..", folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(Files.readString(file));
                }
            }
        }
        return text.toString();
    }
}
