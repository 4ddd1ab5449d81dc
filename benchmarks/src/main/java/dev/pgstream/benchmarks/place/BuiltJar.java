package dev.pgstream.benchmarks.place;

import dev.pgstream.benchmarks.BuildFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The jar for the database that the build puts beside that of the benchmarks. */
final class BuiltJar {

    private static final Path BESIDE = Path.of("pljava", "pgstream-pljava.jar");

    private BuiltJar() {}

    /** Returns the given jar, or else the one that was built. */
    static Path or(@Nullable Path given) {
        return given != null && !given.toString().isBlank()
                ? given
                : BuildFolder.path().resolve(BESIDE);
    }
}
