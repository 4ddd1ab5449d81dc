package dev.pgstream.pljava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorPathTest {

    @Test
    void theClassesExist() {
        assertThatCode(ErrorPath::prepare).doesNotThrowAnyException();
    }

    /** They are told by their package or the end of their name. */
    @Test
    void noClassThatMakesErrorMessagesIsLeftOut() throws IOException, URISyntaxException {
        assertThat(ErrorPath.CLASSES)
                .containsAll(classes(ErrorCode.class, "dev\\.pgstream\\.engine\\.error\\.[^.]+"))
                .containsAll(classes(PgStreamException.class, ".*(Error|Exception|Message)"));
    }

    /** The classes of a module whose names match, be it a folder or a jar. */
    private static List<String> classes(Class<?> oneOfThem, String names) throws IOException, URISyntaxException {
        Path module = Path.of(
                oneOfThem.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(module)) {
            return classes(module, names);
        }
        try (FileSystem jar = FileSystems.newFileSystem(module)) {
            return classes(jar.getPath("/"), names);
        }
    }

    private static List<String> classes(Path root, String names) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .filter(name -> name.matches(names))
                    .toList();
        }
    }
}
