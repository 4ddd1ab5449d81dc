package dev.pgstream.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerifyCommandTest {

    private static Report differences(long first, long second) {
        return new Report(List.of("name", "differences"), List.of(List.of("a", first), List.of("b", second)));
    }

    @Test
    void oneDifferenceIsEnoughForTheExitCode() {
        assertThat(VerifyCommand.exitCode(differences(0, 0))).isEqualTo(ExitCodes.DONE);
        assertThat(VerifyCommand.exitCode(differences(0, 1))).isEqualTo(ExitCodes.DIFFERENT);
    }
}
