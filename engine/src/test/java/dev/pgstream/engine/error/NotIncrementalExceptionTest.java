package dev.pgstream.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotIncrementalExceptionTest {

    @Test
    void theReasonIsOneLineOfConstructFragmentAndWayOut() {
        assertThat(new NotIncrementalException("this has no delta rule", "SELECT\n  1", "write 2").reason())
                .isEqualTo("this has no delta rule: SELECT 1; write 2");
    }

    @Test
    void longFragmentsAreShortened() {
        assertThat(new NotIncrementalException("no", "x".repeat(1000), "write y").reason())
                .isEqualTo("no: " + "x".repeat(300) + " …; write y");
    }
}
