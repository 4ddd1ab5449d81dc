package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The DDL of a table that refreshes fill and change. */
final class StoredTable {

    static final String CHECK = "pgs_count_check";

    private final Session session;
    private final QualifiedName name;
    private final Storage storage;

    StoredTable(Session session, QualifiedName name, Storage storage) {
        this.session = session;
        this.name = name;
        this.storage = storage;
    }

    /** Creates the empty table, its columns' types as the server infers them. */
    void create(String state) throws SQLException {
        // Groups are updated in place again and again; room in each page keeps such updates off the indexes.
        String options = storage.count().isPresent() ? " WITH (fillfactor = 70)" : "";
        session.execute("CREATE TABLE " + name.sql() + options + " AS " + state + " WITH NO DATA");
        addCheck();
    }

    void addCheck() throws SQLException {
        if (storage.count().isPresent()) {
            boolean grouped = !storage.key().orElse(List.of()).isEmpty();
            session.execute("ALTER TABLE " + name.sql() + " ADD CONSTRAINT " + CHECK + " CHECK ("
                    + Identifier.quote(storage.count().get()) + (grouped ? " > 0)" : " >= 0)"));
        }
    }

    void addKey(String constraint) throws SQLException {
        List<String> key = storage.key().orElse(List.of());
        if (!key.isEmpty()) {
            String columns = key.stream().map(Identifier::quote).collect(Collectors.joining(", "));
            session.execute("ALTER TABLE " + name.sql() + " ADD CONSTRAINT " + constraint + " "
                    + (storage.keyNotNull() ? "PRIMARY KEY (" : "UNIQUE NULLS NOT DISTINCT (") + columns + ")");
        }
    }

    /**
     * Adds an index for each list of columns that refreshes look rows up by, where the key doesn't begin with them.
     *
     * @param prefix what the names of the indexes begin with
     */
    void addIndexes(String prefix) throws SQLException {
        List<String> key = storage.key().orElse(List.of());
        int number = 1;
        for (List<String> lookup : storage.lookups()) {
            boolean leadsKey = lookup.size() <= key.size()
                    && Set.copyOf(key.subList(0, lookup.size())).equals(Set.copyOf(lookup));
            if (!leadsKey) {
                String columns = lookup.stream().map(Identifier::quote).collect(Collectors.joining(", "));
                session.execute("CREATE INDEX " + prefix + number + " ON " + name.sql() + " (" + columns + ")");
                number++;
            }
        }
    }
}
