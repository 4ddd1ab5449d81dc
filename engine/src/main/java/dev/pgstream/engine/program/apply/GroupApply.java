package dev.pgstream.engine.program.apply;

import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.lookup.KeyLookup;
import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds changes to groups found by their keys, in one MERGE. */
public final class GroupApply {

    private final Target target;
    private final Storage storage;
    private final List<String> key;

    public GroupApply(Target target, Storage storage) {
        this.target = target;
        this.storage = target.typed(storage);
        this.key = storage.key().orElseThrow();
    }

    /**
     * Returns the MERGE.
     *
     * @param change the common table with the change of each group, its key columns named as stored
     * @param merged the new values of a stored row {@code t} changed by {@code m}, by column
     * @param initial the values of a new row
     * @param count a stored row's new row count; a group with none goes, the single row without keys stays
     */
    public String merge(String change, Map<String, String> merged, Map<String, String> initial, String count) {
        String updates = merged.entrySet().stream()
                .map(entry -> Identifier.quote(entry.getKey()) + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
        String values = storage.names().stream()
                .map(name -> initial.getOrDefault(name, "m." + Identifier.quote(name)))
                .collect(Collectors.joining(", "));
        String delete = key.isEmpty() ? "" : "\nWHEN MATCHED AND " + count + " = 0 THEN DELETE";
        return "MERGE INTO " + target.table().sql() + " AS t\nUSING (SELECT * FROM " + change + " WHERE " + Frame.OPEN
                + ") AS m\nON " + sameGroup("t", "m") + delete + "\nWHEN MATCHED THEN UPDATE SET " + updates
                + "\nWHEN NOT MATCHED THEN INSERT (" + Netting.list(storage) + ") VALUES (" + values + ")";
    }

    /** Returns the condition that two relations with the stored key columns mean the same group. */
    public String sameGroup(String left, String right) {
        return new KeyLookup(storage).same(left, right);
    }
}
