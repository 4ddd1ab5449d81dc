package dev.pgstream.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the build has put the benchmarks, with what else they need. */
public final class BuildFolder {

    private BuildFolder() {}

    /** The folder of this code's jar, or of its folder of classes. */
    public static Path path() {
        try {
            Path code = Path.of(BuildFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
