package dev.pgstream.it.oracle;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.support.Answer;
import dev.pgstream.testkit.support.Construct;
import dev.pgstream.testkit.support.Recording;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a server about examples of SQL, in a schema with the tables that they read. */
final class Recorder implements AutoCloseable {

    private static final String SCHEMA = "oracle";

    private final Connection connection;
    private final Session session;
    private final Api api;
    private final Map<String, SourceTable> tables = new TreeMap<>();

    Recorder(TestDatabase database, List<String> setup) throws SQLException {
        connection = database.connect();
        session = new Session(connection);
        api = database.api(connection);
        session.execute("CREATE SCHEMA " + SCHEMA, "SET search_path = oracle, public");
        session.execute(setup.toArray(String[]::new));
    }

    int version() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    Recording recording(List<Construct> constructs) throws SQLException {
        Map<String, Answer> answers = new TreeMap<>();
        for (Construct construct : constructs) {
            answers.put(Recording.key(construct), answer(construct));
        }
        return new Recording(tables, answers);
    }

    private Answer answer(Construct construct) throws SQLException {
        String reason;
        try {
            reason = created(construct).get(1);
        } catch (SQLException e) {
            return Answer.refused(e.getSQLState(), String.valueOf(e.getMessage()));
        }
        session.execute("CREATE VIEW oracle.asked AS " + construct.query(), "SET search_path = ''");
        AnalyzedQuery query = new ServerAnalyzer(new dev.pgstream.runtime.sql.Session(connection))
                .analyze(new QualifiedName(SCHEMA, "asked"));
        session.execute("SET search_path = oracle, public", "DROP VIEW asked");
        query.sources().forEach(source -> tables.put(source.name().name(), Answer.unused(source)));
        return Answer.of(query, reason.startsWith("the SQL parser misreads") ? reason : "");
    }

    /** Declares an example and drops it again: its mode and the reason for FULL, empty where there is none. */
    private List<String> created(Construct construct) throws SQLException {
        api.create("example", construct.query(), "1m", "AUTO", false);
        List<String> row = session
                .rows("SELECT effective_mode, coalesce(mode_reason, '') FROM pgstream.stream_tables_info"
                        + " WHERE schema_name = 'oracle' AND table_name = 'example'")
                .get(0)
                .stream()
                .map(String::valueOf)
                .toList();
        api.drop("example");
        return row;
    }

    /** Returns the mode that an example gets. */
    String mode(Construct construct) throws SQLException {
        try {
            return created(construct).get(0);
        } catch (SQLException e) {
            return "refused";
        }
    }

    @Override
    public void close() throws SQLException {
        session.execute("DROP SCHEMA oracle CASCADE");
        connection.close();
    }
}
