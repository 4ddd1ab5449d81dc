package dev.pgstream.worker.command;

import dev.pgstream.worker.error.CommandFailure;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.extension.ExtensionFiles;
import dev.pgstream.worker.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "extension",
        description = {
            "Writes the files that CREATE EXTENSION pgstream needs on a server, and pgstream-install.sql for psql.",
            "They belong into the server's folder of shared files. The server needs PL/Java."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  pgstream extension --to \"$(pg_config --sharedir)\"",
            "  psql -c 'CREATE EXTENSION pgstream CASCADE'"
        })
public final class ExtensionCommand implements Callable<Integer> {

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            required = true,
            description = "Where to write extension/ and pgstream/.")
    private @Nullable Path folder;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:pgstream.pljava.jar}",
            description = "The jar for PL/Java. Default: the one that was built with this program.")
    private @Nullable Path jar;

    @Override
    public Integer call() {
        if (jar == null || folder == null || !Files.isReadable(jar)) {
            throw new CommandFailure("there is no jar for PL/Java; name it with --jar");
        }
        try {
            List<String> written = new ExtensionFiles(jar)
                    .write(folder).stream().map(Path::toString).toList();
            output.result(String.join(System.lineSeparator(), written), Map.of("files", written));
        } catch (IOException e) {
            throw new CommandFailure("can't write the extension: " + e);
        }
        return ExitCodes.DONE;
    }
}
