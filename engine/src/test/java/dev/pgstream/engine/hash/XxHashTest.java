package dev.pgstream.engine.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHashTest {

    /** Published vectors of xxHash64 with seed 0; the last one is longer than the 32 bytes of one stripe. */
    @ParameterizedTest
    @CsvSource({
        "'', ef46db3751d8e999",
        "a, d24ec4f1a98c6e5b",
        "abc, 44bc2cf5ad770999",
        "Nobody inspects the spammish repetition, fbcea83c8a378bf1"
    })
    void agreesWithThePublishedVectors(String text, String hash) {
        assertThat(Long.toHexString(XxHash.hash(text))).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"é, e\u0301", "1, 10"})
    void readsTheBytesOfUtf8(String one, String other) {
        assertThat(XxHash.hash(one)).isNotEqualTo(XxHash.hash(other)).isEqualTo(XxHash.hash(one));
    }
}
