package dev.pgstream.testkit.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of the programs that PostgreSQL brings for its clients, such as pgbench or psql. The embedded server has none of them.
 *
 * @param file the program
 */
public record ClientProgram(Path file) {

    /** What the driver calls a part of a URL, and what the programs do. */
    private static final Map<String, String> VARIABLES = Map.of(
            "PGHOST", "PGHOST",
            "PGPORT", "PGPORT",
            "PGDBNAME", "PGDATABASE",
            "user", "PGUSER",
            "password", "PGPASSWORD");

    /** The one on the PATH, or that of an installed PostgreSQL. */
    public static Optional<ClientProgram> find(String name) {
        return Stream.concat(Command.onPath(name), PgInstall.all().map(install -> install.program(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(ClientProgram::new);
    }

    /**
     * The program with arguments, connecting by its environment.
     *
     * @param url a JDBC URL
     * @param properties user and password, as far as the URL does not have them
     */
    public Command command(String url, Map<String, String> properties, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(file.toString()));
        words.addAll(arguments);
        return Command.of(words.toArray(String[]::new)).with(environment(url, properties));
    }

    private static Map<String, String> environment(String url, Map<String, String> properties) {
        Properties given = new Properties();
        given.putAll(properties);
        Map<String, String> variables = new TreeMap<>();
        try {
            for (DriverPropertyInfo part : DriverManager.getDriver(url).getPropertyInfo(url, given)) {
                String variable = VARIABLES.get(part.name);
                if (variable != null && part.value != null) {
                    variables.put(variable, part.value);
                }
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(url, e);
        }
        return variables;
    }
}
