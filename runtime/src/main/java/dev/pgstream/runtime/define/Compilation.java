package dev.pgstream.runtime.define;

import dev.pgstream.engine.Compiler;
import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.parse.CanonicalParser;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compiles a query, after the server has confirmed that the parser read it right. */
final class Compilation {

    private final Session session;

    Compilation(Session session) {
        this.session = session;
    }

    /**
     * Compiles for incremental refreshes.
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
        QualifiedName probe = new QualifiedName(ChangeBuffer.SCHEMA, "reprint_" + id);
        String reread;
        try {
            reread = session.andUndo(() -> {
                session.execute("CREATE VIEW " + probe.sql() + " AS " + CanonicalParser.reprint(canonical));
                long oid = session.one("SELECT to_regclass(?)::oid::bigint", row -> row.getLong(1), probe.sql());
                return new ServerAnalyzer(session).definition(oid);
            });
        } catch (SQLException e) {
            throw new NotIncrementalException("the SQL parser misreads the query (" + e.getMessage() + ")");
        }
        if (!reread.equals(canonical)) {
            throw new NotIncrementalException("the SQL parser misreads the query as: " + reread.strip());
        }
    }
}
