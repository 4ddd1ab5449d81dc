package dev.pgstream.testkit;

import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Servers;
import dev.pgstream.testkit.server.Target;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a {@link StreamTest} class its database, which is dropped when the class is done. */
final class StreamTestExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(StreamTestExtension.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Servers.canServe(Target.current())) {
            MissingPlJava.announce();
            return ConditionEvaluationResult.disabled(MissingPlJava.REASON);
        }
        return ConditionEvaluationResult.enabled("the server can run");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestDatabase database = database(context);
        return parameter.getParameter().getType() == Api.class ? database.api() : database;
    }

    /** Kept in the context of the outermost class, so that nested classes share it; JUnit closes it with that. */
    private static TestDatabase database(ExtensionContext context) {
        ExtensionContext owner = outermostClass(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        TestDatabase.class, key -> create(owner.getRequiredTestClass()), TestDatabase.class);
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext current = context;
        while (current.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            current = current.getParent().orElseThrow();
        }
        return current;
    }

    private static TestDatabase create(Class<?> test) {
        Target target = Target.current();
        PostgresServer server = Servers.of(target).orElseThrow(() -> new IllegalStateException(MissingPlJava.REASON));
        String name = test.getSimpleName().toLowerCase(Locale.ROOT) + "_" + DATABASES.incrementAndGet();
        try {
            return TestDatabase.create(server, target, name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for " + test.getName(), e);
        }
    }
}
