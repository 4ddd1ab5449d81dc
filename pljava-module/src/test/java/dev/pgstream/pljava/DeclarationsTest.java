package dev.pgstream.pljava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the SQL declares of this module's methods, compared with them. */
class DeclarationsTest {

    private static final Path FUNCTIONS = Path.of("..", "sql", "functions");
    private static final Path DESCRIPTOR = Path.of("..", "deploy-descriptor", "pgstream.ddr");

    @Test
    void eachDeclaredMethodExists() throws IOException, ReflectiveOperationException {
        List<JavaMethod> declared = declared();
        assertThat(declared).isNotEmpty();
        for (JavaMethod method : declared) {
            Method found = method.resolve();
            assertThat(Modifier.isStatic(found.getModifiers()))
                    .as(method.toString())
                    .isTrue();
            assertThat(found.getReturnType()).as(method.toString()).isEqualTo(method.resultType());
        }
    }

    @Test
    void eachMethodOfTheApiIsDeclared() throws IOException {
        assertThat(declared().stream()
                        .filter(method -> method.type().equals(Functions.class.getName()))
                        .map(JavaMethod::name))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Functions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .toList());
    }

    private static List<JavaMethod> declared() throws IOException {
        List<JavaMethod> declared = new ArrayList<>(JavaMethod.in(Files.readString(DESCRIPTOR)));
        try (Stream<Path> files = Files.walk(FUNCTIONS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String script = Files.readString(file);
                List<JavaMethod> methods = JavaMethod.in(script);
                assertThat(script.split("LANGUAGE java", -1))
                        .as(file.toString())
                        .hasSize(methods.size() + 1);
                declared.addAll(methods);
            }
        }
        return declared;
    }
}
