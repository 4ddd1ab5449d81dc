package dev.pgstream.worker.command;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "install",
        description = {
            "Installs pg_stream in a database, or upgrades it there.",
            "That is a catalog and SQL functions. Where the database has PL/Java they do their work at once; elsewhere they make",
            "requests that 'pgstream worker' serves. Running it again does no harm."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream install --url postgresql://me@db.example.com/shop")
public final class InstallCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:pgstream.pljava.jar}",
            description = "The jar for PL/Java. Default: the one that was built with this program.")
    private @Nullable Path jar;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.open()) {
            Installer installer = new Installer(connection, Optional.ofNullable(jar));
            Installed installed = Terminal.ofProcess().call("installing pg_stream", installer::install);
            print(installed, connection.getCatalog());
        }
        return ExitCodes.DONE;
    }

    private void print(Installed installed, String name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("database", name);
        fields.put("change", installed.change().name());
        fields.put("sql_functions", installed.functions());
        fields.put("advice", installed.advice());
        List<String> lines = new ArrayList<>();
        lines.add(sentence(installed.change(), name)
                + (installed.functions()
                        ? ", with its SQL functions"
                        : "; its SQL functions make requests, which 'pgstream worker' serves"));
        installed.advice().forEach(advice -> lines.add("note: " + advice));
        output.result(String.join(System.lineSeparator(), lines), fields);
    }

    private static String sentence(Installed.Change change, String name) {
        return switch (change) {
            case INSTALLED -> "pg_stream is now installed in the database " + name;
            case UPGRADED -> "pg_stream is now up to date in the database " + name;
            case UNCHANGED -> "pg_stream was installed already in the database " + name;
        };
    }
}
