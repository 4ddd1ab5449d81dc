package dev.pgstream.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NestingTest {

    @Test
    void countsParentheses() {
        assertThat(Nesting.depth("SELECT abs((a + (b)))")).isEqualTo(3);
        assertThat(Nesting.depth("SELECT (a), (b)")).isEqualTo(1);
    }

    @Test
    void countsNoneInStringsAndComments() {
        assertThat(Nesting.depth("SELECT '(((' AS \"((\" /* ((( */ -- (((")).isZero();
    }
}
