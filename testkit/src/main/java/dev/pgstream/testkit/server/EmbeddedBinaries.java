package dev.pgstream.testkit.server;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Takes the binaries of one version from {@code postgres-<version>.jar} in the folder named by the property
 * {@value #FOLDER}. The library itself looks on the class path, where only one version can be.
 */
final class EmbeddedBinaries implements PgBinaryResolver {

    static final String FOLDER = "pgstream.test.binaries";

    private final int version;

    EmbeddedBinaries(int version) {
        this.version = version;
    }

    /** The jars are made for one platform each, so the first archive is the wanted one. */
    @Override
    public InputStream getPgBinary(String system, String architecture) throws IOException {
        Path file = jar();
        try (JarFile jar = new JarFile(file.toFile())) {
            JarEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException(file + " holds no .txz archive"));
            requirePlatform(archive.getName(), system, file);
            try (InputStream content = jar.getInputStream(archive)) {
                return new ByteArrayInputStream(content.readAllBytes());
            }
        }
    }

    private Path jar() throws IOException {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            throw new FileNotFoundException("the property " + FOLDER + " names no folder; 'mvn -pl integration-tests"
                    + " -am pre-integration-test' fills integration-tests/target/postgres");
        }
        Path jar = Path.of(folder, "postgres-" + version + ".jar");
        if (!Files.isReadable(jar)) {
            throw new FileNotFoundException("no binaries of PostgreSQL " + version + ": " + jar + " is missing");
        }
        return jar;
    }

    private static void requirePlatform(String archive, String system, Path file) throws IOException {
        if (!archive.toLowerCase(Locale.ROOT).contains(system.toLowerCase(Locale.ROOT))) {
            throw new IOException(file + " is for another platform than " + system + ": " + archive);
        }
    }
}
