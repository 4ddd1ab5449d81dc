package dev.pgstream.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The hash agrees with published vectors of xxHash64, seed 0. */
@StreamTest
class HashIT {

    @Test
    void ofReferenceTexts(Api api) throws SQLException {
        assertThat(api.hash("")).isEqualTo(-1205034819632174695L).isEqualTo(0xEF46DB3751D8E999L);
        assertThat(api.hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
        assertThat(api.hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
        assertThat(api.hash("xxhash")).isEqualTo(0x32DD38952C4BC720L);
        assertThat(api.hash("Nobody inspects the spammish repetition")).isEqualTo(0xFBCEA83C8A378BF1L);
    }

    @Test
    void dependsOnEveryCharacter(Api api) throws SQLException {
        assertThat(api.hash("\u00e9")).isNotEqualTo(api.hash("e")).isNotEqualTo(api.hash("e\u0301"));
        assertThat(api.hash("a ")).isNotEqualTo(api.hash("a"));
        assertThat(api.hash("\ud834\udd1e".repeat(100))).isEqualTo(api.hash("\ud834\udd1e".repeat(100)));
    }
}
