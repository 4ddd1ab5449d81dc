package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.DefinitionDigest;
import dev.pgstream.runtime.store.DependencyStore;
import dev.pgstream.runtime.store.SourceLookupStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Notes in the catalog how a stream table is maintained. */
final class Registration {

    private Registration() {}

    /**
     * Stores mode, dependencies and statements in place of those before.
     *
     * @param reason why the query is computed in full, where it is
     */
    static void store(Session session, long id, Compilation.Result compiled, @Nullable String reason)
            throws SQLException {
        new StreamTableStore(session).setMode(id, compiled.differential(), reason, compiled.plan());
        DependencyStore dependencies = new DependencyStore(session);
        dependencies.deleteAll(id);
        for (SourceTable source : compiled.query().sources()) {
            dependencies.insert(id, source, compiled.differential());
        }
        for (QualifiedName view : compiled.query().views().keySet()) {
            dependencies.insertView(id, view);
        }
        new StatementStore(session).replace(id, compiled.program());
        new CostModelStore(session).register(id, compiled.program().recomputed());
        new SourceLookupStore(session).replace(id, compiled.program().lookups());
        DefinitionDigest.store(session, id);
    }
}
