package dev.pgstream.benchmarks.result;

import dev.pgstream.benchmarks.Program;
import java.util.List;
import java.util.Map;

/** The git repository that the current folder is in. */
final class WorkingCopy {

    private WorkingCopy() {}

    /** The commit, and whether tracked files differ from it; {@code unknown} outside of a repository. */
    static String commit() {
        return Program.output(List.of("git", "describe", "--always", "--dirty=-changed", "--abbrev=10"), Map.of())
                .map(String::strip)
                .orElse("unknown");
    }
}
