package dev.pgstream.worker.extension;

import dev.pgstream.runtime.install.Scripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The files that a server takes {@code CREATE EXTENSION pgstream} from, below its folder of shared files ({@code pg_config
 * --sharedir}), and the script for psql.
 */
public final class ExtensionFiles {

    private static final String SNAPSHOT = "-SNAPSHOT";

    private final Path jar;

    /**
     * @param jar the jar for PL/Java
     */
    public ExtensionFiles(Path jar) {
        this.jar = jar;
    }

    /** Writes them, over those of another build, and returns where they are. */
    public List<Path> write(Path folder) throws IOException {
        Path extension = Files.createDirectories(folder.resolve("extension"));
        Path own = Files.createDirectories(folder.resolve("pgstream"));
        Map<String, String> values = values();
        Path copy = own.resolve("pgstream-pljava.jar");
        if (!Files.exists(copy) || !Files.isSameFile(jar, copy)) {
            Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of(
                write("pgstream.control", extension.resolve("pgstream.control"), values),
                write("extension.sql", extension.resolve("pgstream--" + version() + ".sql"), values),
                copy,
                write("psql.sql", own.resolve("pgstream-install.sql"), values));
    }

    /** The version that PostgreSQL knows: a build before a release is that release to it. */
    static String version() {
        String version = Scripts.version();
        return version.endsWith(SNAPSHOT) ? version.substring(0, version.length() - SNAPSHOT.length()) : version;
    }

    private static Path write(String template, Path target, Map<String, String> values) throws IOException {
        return Files.writeString(target, new Template(template).filled(values));
    }

    private Map<String, String> values() throws IOException {
        Scripts catalog = Scripts.catalog();
        Scripts java = Scripts.java();
        return Map.of(
                "version", version(),
                "catalog", catalog.text(),
                "replaceable", catalog.replaceable().text(),
                "java", java.text(),
                "structure", catalog.structure().digest(),
                "scripts", catalog.and(java).digest(),
                "requests", catalog.and(Scripts.none()).digest(),
                "jar", JarDigest.of(jar));
    }
}
