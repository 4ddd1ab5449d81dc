package dev.pgstream.runtime.analyze;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads from the catalogs what PostgreSQL made of a query that is the definition of a view. Expects an empty search path,
 * so that every name in the canonical text is qualified.
 */
public final class ServerAnalyzer {

    /** The view and all views below it. */
    private static final String VIEWS = """
            WITH RECURSIVE v (oid) AS (
              SELECT CAST(? AS bigint)::oid
              UNION
              SELECT d.refobjid FROM v
              JOIN pg_rewrite r ON r.ev_class = v.oid
              JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
               AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid
              JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'v')
            """;

    private final Session session;

    public ServerAnalyzer(Session session) {
        this.session = session;
    }

    /**
     * Returns the query of a view.
     *
     * @param view OID of the view
     */
    public AnalyzedQuery analyze(long view) throws SQLException {
        return new AnalyzedQuery(
                definition(view), views(view), sources(view), output(view), functions(view), readsClock(view));
    }

    /** Returns a view's canonical text without its final semicolon. */
    public String definition(long view) throws SQLException {
        String text = session.one("SELECT pgstream.pgs_viewdef(CAST(? AS bigint)::oid)", row -> row.getString(1), view);
        return text.stripTrailing().replaceFirst(";$", "");
    }

    /** Returns a view's canonical text by the view's name. */
    public String definitionOf(QualifiedName view) throws SQLException {
        return definition(oid(view));
    }

    private long oid(QualifiedName view) throws SQLException {
        return session.one("SELECT CAST(? AS regclass)::oid::bigint", row -> row.getLong(1), view.sql());
    }

    /** Returns the query of a view by the view's name. */
    public AnalyzedQuery analyze(QualifiedName view) throws SQLException {
        return analyze(oid(view));
    }

    private Map<QualifiedName, String> views(long view) throws SQLException {
        Map<QualifiedName, String> views = new LinkedHashMap<>();
        List<Long> oids = session.list(
                VIEWS + "SELECT oid::bigint FROM v WHERE oid <> CAST(? AS bigint)::oid",
                row -> row.getLong(1),
                view,
                view);
        for (Long oid : oids) {
            QualifiedName name = session.one(
                    "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE c.oid = CAST(? AS bigint)::oid",
                    row -> new QualifiedName(row.getString(1), row.getString(2)),
                    oid);
            views.put(name, definition(oid));
        }
        return views;
    }

    /** Dependencies on system tables are not recorded, so the rules' own references count as well. */
    private List<SourceTable> sources(long view) throws SQLException {
        List<Long> oids = session.list(VIEWS + """
                        SELECT DISTINCT c.oid::bigint AS source FROM v
                        JOIN pg_rewrite r ON r.ev_class = v.oid
                        JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                         AND d.refclassid = 'pg_class'::regclass
                        JOIN pg_class c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p', 'f', 'm')
                        UNION
                        SELECT c.oid::bigint FROM v JOIN pg_rewrite r ON r.ev_class = v.oid
                        CROSS JOIN LATERAL regexp_matches(r.ev_action::text, ':relid (\\d+)', 'g') AS m
                        JOIN pg_class c ON c.oid = m[1]::oid AND c.relkind IN ('r', 'p', 'f', 'm')
                        ORDER BY source""", row -> row.getLong(1), view);
        SourceReader reader = new SourceReader(session);
        List<SourceTable> sources = new ArrayList<>();
        for (Long oid : oids) {
            List<Long> used = session.list(VIEWS + """
                            SELECT DISTINCT d.refobjsubid::bigint FROM v
                            JOIN pg_rewrite r ON r.ev_class = v.oid
                            JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                             AND d.refclassid = 'pg_class'::regclass AND d.refobjid = CAST(? AS bigint)::oid
                            WHERE d.refobjsubid > 0""", row -> row.getLong(1), view, oid);
            sources.add(reader.read(oid, used));
        }
        return sources;
    }

    /** Returns the columns of a view. */
    public List<OutputColumn> output(QualifiedName view) throws SQLException {
        return output(oid(view));
    }

    private List<OutputColumn> output(long view) throws SQLException {
        return session.list(
                "SELECT a.attname, " + TypeQuery.COLUMNS + " FROM pg_attribute a " + TypeQuery.JOINS
                        + " WHERE a.attrelid = CAST(? AS bigint)::oid AND a.attnum > 0 ORDER BY a.attnum",
                row -> new OutputColumn(row.getString(1), TypeQuery.read(row)),
                view);
    }

    /** Functions by OID from the rules' node trees: a name may stand for several functions of different volatility. */
    private List<FunctionUse> functions(long view) throws SQLException {
        return session.list(
                VIEWS + """
                        , calls (oid) AS (
                          SELECT m[1]::oid FROM v JOIN pg_rewrite r ON r.ev_class = v.oid
                          CROSS JOIN LATERAL regexp_matches(r.ev_action::text,
                            ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\\d+)', 'g') AS m
                          UNION
                          SELECT o.oprcode::oid FROM v JOIN pg_rewrite r ON r.ev_class = v.oid
                          CROSS JOIN LATERAL regexp_matches(r.ev_action::text, ':opno (\\d+)', 'g') AS m
                          JOIN pg_operator o ON o.oid = m[1]::oid),
                        parts (oid) AS (
                          SELECT oid FROM calls
                          UNION
                          SELECT part::oid FROM pg_aggregate a JOIN calls ON calls.oid = a.aggfnoid
                          JOIN pg_proc p ON p.oid = a.aggfnoid AND p.pronamespace <> 'pg_catalog'::regnamespace
                          CROSS JOIN LATERAL unnest(ARRAY[a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggmtransfn,
                            a.aggminvtransfn, a.aggmfinalfn]) AS part)
                        SELECT p.proname, p.oid::regprocedure::text, p.pronamespace = 'pg_catalog'::regnamespace,
                               p.prokind::text, p.provolatile::text, p.proretset
                        FROM pg_proc p WHERE p.oid IN (SELECT oid FROM parts) ORDER BY p.oid""",
                row -> new FunctionUse(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        switch (row.getString(4)) {
                            case "a" -> FunctionUse.Kind.AGGREGATE;
                            case "w" -> FunctionUse.Kind.WINDOW;
                            default -> FunctionUse.Kind.FUNCTION;
                        },
                        switch (row.getString(5)) {
                            case "i" -> FunctionUse.Volatility.IMMUTABLE;
                            case "s" -> FunctionUse.Volatility.STABLE;
                            default -> FunctionUse.Volatility.VOLATILE;
                        },
                        row.getBoolean(6)),
                view);
    }

    private boolean readsClock(long view) throws SQLException {
        return session.one(
                VIEWS
                        + "SELECT count(*) > 0 FROM v JOIN pg_rewrite r ON r.ev_class = v.oid"
                        + " WHERE r.ev_action::text LIKE '%{SQLVALUEFUNCTION%'",
                row -> row.getBoolean(1),
                view);
    }
}
