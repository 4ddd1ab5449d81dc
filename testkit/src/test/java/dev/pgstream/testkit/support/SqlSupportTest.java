package dev.pgstream.testkit.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page says what the code does; {@code -Dpgstream.docs=update} writes it anew. */
class SqlSupportTest {

    private static final Path PAGE = Path.of("../docs/sql-support.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        String page = SupportPage.text(Recording.stored());
        if (System.getProperty("pgstream.docs", "").equals("update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void eachConstructHasItsOwnName() {
        assertThat(Constructs.all().stream().map(Recording::key)).doesNotHaveDuplicates();
    }
}
