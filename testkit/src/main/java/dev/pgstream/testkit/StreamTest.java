package dev.pgstream.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that needs a database with pg_stream. The class gets one of its own, on the server of the target
 * that this test run is for; its constructor and methods may take a {@link TestDatabase} and an {@link Api}.
 *
 * <p>A class or method for one kind of target carries the tag {@value #IN_DATABASE} or {@value #ATTACHED}; the build
 * leaves it out elsewhere.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StreamTestExtension.class)
public @interface StreamTest {

    /** The tag of tests that make sense only where the engine runs in the database. */
    String IN_DATABASE = "in-database";

    /** The tag of tests that make sense only where the engine runs outside of the database. */
    String ATTACHED = "attached";
}
