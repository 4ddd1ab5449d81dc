package dev.pgstream.worker.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The stream tables that a command works on: some by name, or all. */
final class StreamTableNames {

    @Parameters(paramLabel = "NAME", description = "Stream tables.", arity = "1..*")
    private List<String> names = List.of();

    @Option(names = "--all", required = true, description = "All stream tables of the database.")
    private boolean all;

    /** Returns qualified names, sources before what reads them; a name that is none of a stream table comes first. */
    List<String> ordered(Connection connection) throws SQLException {
        DependencyOrder order = new DependencyOrder(connection);
        return all ? order.all() : order.sorted(names);
    }

    /**
     * The same; "all" leaves out those that are suspended.
     *
     * @param upstream whether with the stream tables that those read, also through others, but for suspended ones
     */
    List<String> toRefresh(Connection connection, boolean upstream) throws SQLException {
        DependencyOrder order = new DependencyOrder(connection);
        if (all) {
            return order.active();
        }
        return upstream ? order.withUpstream(names) : order.sorted(names);
    }
}
