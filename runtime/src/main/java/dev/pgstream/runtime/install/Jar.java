package dev.pgstream.runtime.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The jar that PL/Java loads. */
final class Jar {

    private static final String IO_ERROR = "58030";

    private final byte[] bytes;

    private Jar(byte[] bytes) {
        this.bytes = bytes;
    }

    static Optional<Jar> read(Optional<Path> path) throws SQLException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Jar(Files.readAllBytes(path.get())));
        } catch (IOException e) {
            throw new SQLException("can't read the jar for the database, " + path.get(), IO_ERROR, e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String digest() {
        return Digest.of(bytes);
    }
}
