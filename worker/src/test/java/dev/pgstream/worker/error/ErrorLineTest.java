package dev.pgstream.worker.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class ErrorLineTest {

    @Test
    void anErrorOfTheServerIsOneLineWithItsState() {
        SQLException error = new SQLException(
                "ERROR: relation \"x\" does not exist\n  Position: 15\n  Where: PL/pgSQL function f() line 3\nat line 4",
                "42P01");
        assertThat(ErrorLine.of(error)).isEqualTo("pgstream: ERROR 42P01: relation \"x\" does not exist");
    }

    @Test
    void detailAndHintFollowTheMessage() {
        SQLException error = new SQLException(
                "stream table public.s: ERROR: permission denied\n  Detail: Not the owner.\n  Hint: Ask the owner.",
                "42501");
        assertThat(ErrorLine.of(error))
                .isEqualTo("pgstream: ERROR 42501: stream table public.s: permission denied Detail: Not the owner."
                        + " Hint: Ask the owner.");
    }

    @Test
    void whatIsNoSqlErrorHasNoState() {
        assertThat(ErrorLine.of(new CommandFailure("the file q.sql does not exist")))
                .isEqualTo("pgstream: ERROR: the file q.sql does not exist");
    }

    @Test
    void whatNobodyExpectedIsCalledInternal() {
        assertThat(ErrorLine.of(new IllegalStateException("no root")))
                .isEqualTo("pgstream: ERROR XX000: internal error: java.lang.IllegalStateException: no root");
    }
}
