package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** A command that does the same with several stream tables and reports a row for each. */
abstract class StreamTablesCommand implements Callable<Integer> {

    private final List<String> columns;
    private final String[] shown;

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @ArgGroup(multiplicity = "1")
    private StreamTableNames tables = new StreamTableNames();

    /**
     * @param columns of the rows
     * @param shown those that people see, in their order
     */
    StreamTablesCommand(List<String> columns, String... shown) {
        this.columns = List.copyOf(columns);
        this.shown = shown.clone();
    }

    /** Does it with one stream table and returns its row. */
    abstract List<@Nullable Object> one(Attached streamTables, String name) throws SQLException;

    /** Returns the stream tables that the command is for, in the order of their turns. */
    List<String> names(StreamTableNames given, Connection connection) throws SQLException {
        return given.ordered(connection);
    }

    /** Returns the exit code after all have had their turn. */
    int exitCode(Each each) {
        return each.exitCode();
    }

    @Override
    public final Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            List<String> names = names(tables, connection);
            Attached streamTables = new Attached(connection);
            Each each = new Each(connection, output.err(), columns);
            for (String name : names) {
                each.run(() -> one(streamTables, name));
            }
            output.rows(each.report(), each.none(), shown);
            return exitCode(each);
        }
    }
}
