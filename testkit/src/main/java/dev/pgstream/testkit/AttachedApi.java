package dev.pgstream.testkit;

import dev.pgstream.engine.hash.XxHash;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.runtime.sql.OwnTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The verbs with the engine in this JVM, attached to the server by a connection. */
final class AttachedApi implements Api {

    private final Connection connection;

    AttachedApi(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void create(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException {
        run(tables -> tables.create(new Declaration(name, query, schedule, mode, initialize, consistency)));
    }

    @Override
    public void createOrReplace(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException {
        run(tables -> tables.createOrReplace(new Declaration(name, query, schedule, mode, initialize, consistency)));
    }

    @Override
    public void alter(
            String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String mode,
            @Nullable String status,
            @Nullable String consistency)
            throws SQLException {
        run(tables -> tables.alter(name, new Alteration(query, schedule, mode, status, consistency)));
    }

    @Override
    public void alterSource(String source, @Nullable String triggerMode, @Nullable Boolean unlogged)
            throws SQLException {
        run(tables -> tables.alterSource(source, new SourceAlteration(triggerMode, unlogged)));
    }

    @Override
    public void suspend(String name) throws SQLException {
        run(tables -> tables.suspend(name));
    }

    @Override
    public void resume(String name) throws SQLException {
        run(tables -> tables.resume(name));
    }

    @Override
    public void drop(String name, boolean cascade) throws SQLException {
        run(tables -> tables.drop(name, cascade));
    }

    @Override
    public String refresh(String name) throws SQLException {
        return OwnTransaction.around(
                connection,
                () -> new StreamTables(connection).refresh(name).action().name());
    }

    @Override
    public long verify(String name) throws SQLException {
        return OwnTransaction.around(connection, () -> new StreamTables(connection).verify(name));
    }

    @Override
    public String explain(String name) throws SQLException {
        return OwnTransaction.around(connection, () -> new StreamTables(connection).explain(name));
    }

    @Override
    public String validate(String query) throws SQLException {
        return OwnTransaction.around(connection, () -> new StreamTables(connection).validate(query));
    }

    @Override
    public long hash(String text) {
        return XxHash.hash(text);
    }

    private void run(Verb verb) throws SQLException {
        OwnTransaction.around(connection, () -> {
            verb.on(new StreamTables(connection));
            return true;
        });
    }

    /** A verb without a result. */
    @FunctionalInterface
    private interface Verb {
        void on(StreamTables tables) throws SQLException;
    }
}
