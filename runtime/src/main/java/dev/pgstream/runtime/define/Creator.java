package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.parse.UserQuery;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Target;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates a stream table: view, capture, table, statements and first fill, all in the caller's transaction. */
public final class Creator {

    private final Session session;
    private final StreamTableStore tables;
    private final boolean completing;

    public Creator(Session session) {
        this(session, false);
    }

    /**
     * @param completing whether an empty table of the name is there already, to become the stream table
     */
    public Creator(Session session, boolean completing) {
        this.session = session;
        this.tables = new StreamTableStore(session);
        this.completing = completing;
    }

    /** Creates what is declared; unqualified names in the query mean what they mean to the caller. */
    public void create(Declaration declaration) throws SQLException {
        PinnedSettings pinned = new PinnedSettings(session);
        String settings = pinned.current();
        @Nullable String schedule = Declared.schedule(session, declaration.schedule(), settings);
        RefreshMode mode = RefreshMode.parse(declaration.refreshMode());
        Consistency consistency = Declared.consistency(declaration.consistency());
        IsolationLevel.requireReadCommitted(session, "it can't be created");
        String name = declaration.name();
        Target target = define(
                completing ? TableName.resolve(session, name) : TableName.free(session, name), declaration.query());
        tables.insert(target.pgsId(), declaration.query(), schedule, mode, consistency, settings);
        pinned.with(settings, () -> build(target, mode, declaration.initialize()));
    }

    /** Creates the definition view of a new stream table. */
    Target define(QualifiedName name, String text) throws SQLException {
        long id = tables.nextId();
        Target target = new Target(name, id, StreamTable.definition(id));
        define(target, text);
        return target;
    }

    /** Creates the definition view. */
    void define(Target target, String text) throws SQLException {
        UserQuery query = new UserQuery(
                text,
                session.one("SELECT current_setting('standard_conforming_strings') = 'off'", row -> row.getBoolean(1)));
        Optional<String> problem = query.problem();
        if (problem.isPresent()) {
            throw new PgStreamException(ErrorCode.SYNTAX_ERROR, problem.get());
        }
        new DefinitionView(session).create(target.definition(), query.statement());
    }

    private Target build(Target target, RefreshMode mode, boolean initialize) throws SQLException {
        AnalyzedQuery query = analyze(target);
        if (mode == RefreshMode.FULL) {
            buildFull(query, target, Declared.FULL, initialize);
            return target;
        }
        try {
            session.inSavepoint(() -> buildIncremental(query, target, initialize));
        } catch (NotIncrementalException e) {
            requireFullAllowed(mode, e);
            buildFull(query, target, e.reason(), initialize);
        }
        return target;
    }

    /** Refuses what is not incremental where nothing else will do. */
    static void requireFullAllowed(RefreshMode mode, NotIncrementalException problem) throws PgStreamException {
        if (mode == RefreshMode.DIFFERENTIAL) {
            throw new PgStreamException(
                    ErrorCode.FEATURE_NOT_SUPPORTED,
                    "it can't be DIFFERENTIAL: " + problem.reason() + ", or use refresh_mode AUTO or FULL");
        }
    }

    /** Reads the analysed query and refuses what no mode allows. */
    AnalyzedQuery analyze(Target target) throws SQLException {
        AnalyzedQuery query = new ServerAnalyzer(session).analyze(target.definition());
        DefinitionError.check(query);
        RowSecurity.refuse(session, target.definition());
        return query;
    }

    private Target buildIncremental(AnalyzedQuery analyzed, Target target, boolean initialize) throws SQLException {
        Compilation compilation = new Compilation(session);
        Compilation.Result compiled = compilation.captured(analyzed, target);
        compilation.plan(List.of(compiled.program().state()));
        TableBuilder builder = createTable(target, compiled, null);
        compilation.plan(
                compiled.program().deltas().stream().map(DeltaStatement::sql).toList());
        finish(target, compiled, builder, initialize);
        return target;
    }

    private void buildFull(AnalyzedQuery query, Target target, String reason, boolean initialize) throws SQLException {
        Compilation.Result compiled = Compilation.full(query, target);
        finish(target, compiled, createTable(target, compiled, reason), initialize);
    }

    private TableBuilder createTable(Target target, Compilation.Result compiled, @Nullable String reason)
            throws SQLException {
        TableBuilder builder = new TableBuilder(session, target, compiled.program());
        if (completing) {
            builder.complete();
        } else {
            builder.create();
        }
        tables.setRelation(target.pgsId(), target.table());
        Registration.store(session, target.pgsId(), compiled, reason);
        return builder;
    }

    private void finish(Target target, Compilation.Result compiled, TableBuilder builder, boolean initialize)
            throws SQLException {
        long begin = System.nanoTime();
        if (initialize) {
            session.execute(OwnChanges.marking(compiled.program().fill(), target.pgsId(), compiled.buffers()));
            new FrontierStore(session).dismissWriter(target.pgsId());
            tables.setStatus(target.pgsId(), "ACTIVE");
        }
        double ms = (System.nanoTime() - begin) / 1e6;
        builder.finish();
        if (initialize) {
            new CostModelStore(session).filled(target.pgsId(), ms);
        }
    }
}
