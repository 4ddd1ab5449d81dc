package dev.pgstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.error.ExitCodes;

/** Runs benchmarks as their users do, with as little work as they can be given. */
public final class Commands {

    private Commands() {}

    /** Runs one, which must end well. */
    public static void run(String... arguments) {
        assertThat(exitCode(arguments)).as(String.join(" ", arguments)).isEqualTo(ExitCodes.DONE);
    }

    /** Runs one. */
    public static int exitCode(String... arguments) {
        return Main.commandLine().execute(arguments);
    }
}
