package dev.pgstream.benchmarks.result;

import dev.pgstream.testkit.server.Command;

/** The git repository that the current folder is in. */
final class WorkingCopy {

    private WorkingCopy() {}

    /** The commit, and whether tracked files differ from it; {@code unknown} outside of a repository. */
    static String commit() {
        Command.Result described = Command.of("git", "describe", "--always", "--dirty=-changed", "--abbrev=10")
                .run();
        return described.succeeded() ? described.output().strip() : "unknown";
    }
}
