package dev.pgstream.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs a server's programs. PostgreSQL refuses to run as root, so root lends them to the user {@code postgres},
 * which the packages create; anybody else runs them as himself.
 *
 * @param lent whether this process is root
 */
record ServerUser(boolean lent) {

    private static final String NAME = "postgres";

    static ServerUser current() {
        return new ServerUser(Command.of("id", "-u").runOrFail().strip().equals("0"));
    }

    Command command(String... words) {
        Command command = Command.of(words);
        return lent ? command.prefixedBy(List.of("runuser", "-u", NAME, "--")) : command;
    }

    /** A new folder that belongs to the user, below the system's folder for temporary files. */
    Path newFolder(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            if (lent) {
                Files.setOwner(
                        folder,
                        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
