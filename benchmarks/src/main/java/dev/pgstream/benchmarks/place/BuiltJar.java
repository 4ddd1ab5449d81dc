package dev.pgstream.benchmarks.place;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The jar for the database that the build puts beside that of the benchmarks. */
final class BuiltJar {

    private static final Path BESIDE = Path.of("pljava", "pgstream-pljava.jar");

    private BuiltJar() {}

    /** Returns the given jar, or else the one that was built. */
    static Path or(@Nullable Path given) {
        if (given != null && !given.toString().isBlank()) {
            return given;
        }
        try {
            URI here = BuiltJar.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(here).resolveSibling(BESIDE);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
