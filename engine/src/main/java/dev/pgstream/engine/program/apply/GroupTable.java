package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.lookup.KeyLookup;
import dev.pgstream.engine.sql.Identifier;
import java.util.stream.Collectors;

/** Changes stored groups from within a statement that does more, where no MERGE may stand. */
public final class GroupTable {

    private final String table;
    private final Storage storage;

    public GroupTable(String table, Storage storage) {
        this.table = table;
        this.storage = storage;
    }

    /**
     * Adds the changing common tables to the statement.
     *
     * @param next the common table with the touched groups as they are to be, weight -1 for those that go
     * @param suffix sets the names apart
     */
    public void change(Frame frame, String next, String suffix) {
        String same = new KeyLookup(storage).same("t", "m");
        String from = next + " AS m WHERE " + Frame.OPEN + " AND m.__pgs_w ";
        frame.modify("pgs_gone" + suffix, "DELETE FROM " + table + " AS t USING " + from + "< 0 AND " + same);
        String values = storage.names().stream()
                .filter(name -> !storage.key().orElseThrow().contains(name))
                .map(name -> Identifier.quote(name) + " = m." + Identifier.quote(name))
                .collect(Collectors.joining(", "));
        frame.modify(
                "pgs_kept" + suffix, "UPDATE " + table + " AS t SET " + values + " FROM " + from + "> 0 AND " + same);
        frame.modify(
                "pgs_new" + suffix,
                "INSERT INTO " + table + " (" + Netting.list(storage) + ") SELECT " + Netting.list(storage) + " FROM "
                        + from + "> 0 AND NOT EXISTS (SELECT FROM " + table + " AS t WHERE " + same + ")");
    }
}
