package dev.pgstream.benchmarks.result;

import dev.pgstream.benchmarks.BuildFolder;
import dev.pgstream.testkit.server.Command;

/** The git repository in which the benchmarks were built. */
final class WorkingCopy {

    private WorkingCopy() {}

    /** The commit, and whether tracked files differ from it; {@code unknown} outside of a repository. */
    static String commit() {
        Command.Result described = Command.of("git", "describe", "--always", "--dirty=-changed", "--abbrev=10")
                .in(BuildFolder.path())
                .run();
        return described.succeeded() ? described.output().strip() : "unknown";
    }
}
