package dev.pgstream.runtime.define;

import dev.pgstream.engine.Compiler;
import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.parse.CanonicalParser;
import dev.pgstream.engine.program.Auxiliary;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Program;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles queries: pure for what could be, and with captured sources for what is to be. */
final class Compilation {

    private final Session session;
    private final Session restricted;

    /** For a query of the present role. */
    Compilation(Session session) {
        this(session, session);
    }

    private Compilation(Session session, Session restricted) {
        this.session = session;
        this.restricted = restricted;
    }

    /** For the query of a stream table that may be another's: to read or plan it may call functions of its owner's. */
    static Compilation of(Session session, StreamTable table) {
        return new Compilation(session, session.asOwnerOf(table.id()));
    }

    /**
     * A compiled query.
     *
     * @param query with its sources' change buffers, where it is incremental
     * @param plan the operator tree for people, or null for a query that is computed in full
     */
    record Result(
            AnalyzedQuery query, Program program, @Nullable String plan) {

        boolean differential() {
            return plan != null;
        }

        /** The buffers that it consumes. */
        List<Long> buffers() {
            return differential()
                    ? query.sources().stream().map(SourceTable::bufferId).toList()
                    : List.of();
        }
    }

    /** Compiles for full refreshes. */
    static Result full(AnalyzedQuery query, Target target) {
        return new Result(query, Compiler.compileFull(query, target), null);
    }

    /**
     * Compiles for incremental refreshes and captures the sources. Whether the query is incremental shows before that: only
     * then are writers made to wait.
     *
     * @throws NotIncrementalException if that can't be done, with the reason
     */
    Result captured(AnalyzedQuery analyzed, Target target) throws SQLException {
        Target typed = typed(incremental(analyzed, target).program(), target);
        CaptureInstaller captures = new CaptureInstaller(session);
        List<SourceTable> sources = new ArrayList<>();
        for (SourceTable source : analyzed.sources()) {
            sources.add(captures.ensure(source));
        }
        AnalyzedQuery query = analyzed.withSources(sources);
        Compiler.Compiled compiled = Compiler.compile(query, typed);
        return new Result(query, compiled.program(), compiled.plan());
    }

    /**
     * Compiles the statement for one more set of changed sources.
     *
     * @param captured the query as it is maintained, its sources with their change buffers
     */
    DeltaStatement statement(AnalyzedQuery captured, Target target, List<Long> changed, List<Long> behind)
            throws SQLException {
        Target typed = typed(Compiler.compile(captured, target).program(), target);
        DeltaStatement statement = Compiler.statement(captured, typed, changed, behind);
        plan(List.of(statement.sql()));
        return statement;
    }

    private Target typed(Program program, Target target) throws SQLException {
        return target.withTypes(storedTypes(program, target));
    }

    /** Asks the server for types of stored columns, where rows are found by one whose type the query doesn't tell. */
    private Map<QualifiedName, Map<String, SqlType>> storedTypes(Program program, Target target) throws SQLException {
        Map<QualifiedName, Map<String, SqlType>> types = new HashMap<>();
        types.put(target.table(), missingTypes(program.storage(), program.state(), target));
        for (Auxiliary table : program.auxiliaries()) {
            types.put(table.table(), missingTypes(table.storage(), table.state(), target));
        }
        return types;
    }

    private Map<String, SqlType> missingTypes(Storage storage, String state, Target target) throws SQLException {
        if (storage.soughtBy().stream().allMatch(column -> column.info().type().isPresent())) {
            return Map.of();
        }
        QualifiedName probe = new QualifiedName(ChangeBuffer.SCHEMA, "state_" + target.pgsId());
        try {
            return session.andUndo(() -> {
                restricted.execute("CREATE VIEW " + probe.sql() + " AS " + state);
                return new ServerAnalyzer(session)
                        .output(probe).stream().collect(Collectors.toMap(OutputColumn::name, OutputColumn::type));
            });
        } catch (SQLException e) {
            throw rejected(e);
        }
    }

    /** Plans generated statements, so that a mistake in one shows now and not in a refresh at night. */
    void plan(List<String> statements) throws SQLException {
        for (String sql : statements) {
            try {
                restricted.plan(sql);
            } catch (SQLException e) {
                throw rejected(e);
            }
        }
    }

    /** What the role may not do, it may not do in full either. */
    private static NotIncrementalException rejected(SQLException e) throws SQLException {
        if (ErrorCode.INSUFFICIENT_PRIVILEGE.sqlState().equals(e.getSQLState())) {
            throw e;
        }
        return new NotIncrementalException(
                "the server rejects a generated statement",
                String.valueOf(e.getMessage()),
                "write the query in another way");
    }

    /**
     * Compiles for incremental refreshes, after the server has confirmed that the parser read the query right.
     *
     * @throws NotIncrementalException if that can't be done, with the reason
     */
    Compiler.Compiled incremental(AnalyzedQuery query, Target target) throws SQLException {
        Compiler.Compiled compiled = Compiler.compile(query, target);
        List<String> texts = new ArrayList<>(query.views().values());
        texts.add(query.definition());
        for (String text : texts) {
            requireSameReading(text, target.pgsId());
        }
        return compiled;
    }

    /** Prints the parser's tree and has the server read it: the canonical texts must be the same. */
    private void requireSameReading(String canonical, long id) throws SQLException {
        String reread;
        try {
            reread = reading(CanonicalParser.reprint(canonical), id);
        } catch (SQLException e) {
            throw new NotIncrementalException(
                    "the SQL parser misreads the query",
                    String.valueOf(e.getMessage()),
                    "write that part in another way");
        }
        // What BETWEEN became is joined with the conditions around it when its canonical text is read again.
        if (!CanonicalParser.sameTokens(reread, canonical)
                && !CanonicalParser.sameTokens(reread, reading(canonical, id))) {
            throw new NotIncrementalException(
                    "the SQL parser misreads the query as", reread, "write that part in another way");
        }
    }

    /** How the server prints a query that it has read. */
    private String reading(String query, long id) throws SQLException {
        QualifiedName probe = new QualifiedName(ChangeBuffer.SCHEMA, "reprint_" + id);
        return session.andUndo(() -> {
            restricted.execute("CREATE VIEW " + probe.sql() + " AS " + query);
            long oid = session.one("SELECT to_regclass(?)::oid::bigint", row -> row.getLong(1), probe.sql());
            return new ServerAnalyzer(session).definition(oid);
        });
    }
}
