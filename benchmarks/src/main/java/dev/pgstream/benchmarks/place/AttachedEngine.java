package dev.pgstream.benchmarks.place;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import java.sql.Connection;
import java.sql.SQLException;

/** The engine in this process. */
final class AttachedEngine implements Engine {

    private final Attached streamTables;

    AttachedEngine(Connection connection) throws SQLException {
        this.streamTables = new Attached(connection);
    }

    @Override
    public void create(String name, String query, String mode) throws SQLException {
        streamTables.create(new Declaration(name, query, "manual", mode, true));
    }

    @Override
    public String refresh(String name) throws SQLException {
        return streamTables.refresh(name).action().name();
    }

    @Override
    public void drop(String name) throws SQLException {
        streamTables.drop(name, false);
    }

    @Override
    public long verify(String name) throws SQLException {
        return streamTables.verify(name);
    }
}
