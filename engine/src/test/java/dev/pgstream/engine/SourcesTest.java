package dev.pgstream.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that only the source files show. */
class SourcesTest {

    private static final int LONGEST = 300;
    private static final int TYPICAL = 90;

    @Test
    void everyPackageIsNullMarkedAndExplained() {
        assertThat(sources().map(Path::getParent).distinct())
                .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked")
                        .startsWith("/**"));
    }

    @Test
    void noFileIsLong() {
        assertThat(sources()).allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(LONGEST));
        List<Integer> sizes = sources().map(file -> lines(file).size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).isLessThan(TYPICAL);
    }

    @Test
    void everyRuleHasATwinTest() {
        assertThat(sources().map(Path::getFileName).map(Path::toString).filter(name -> name.endsWith("Rule.java")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Path.of("src/test/java/dev/pgstream/engine/delta/rule")
                                .resolve(name.replace("Rule.java", "RuleTest.java")))
                        .exists());
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
