package dev.pgstream.engine.cdc;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The capture of one source.
 *
 * @param columns the captured columns
 * @param everyColumn whether these are all columns of the source
 * @param primaryKey the columns of its primary key, if that stays unique until the capture is made anew, else empty
 */
public record Capture(
        long bufferId,
        List<SourceColumn> columns,
        boolean everyColumn,
        List<SourceColumn> primaryKey,
        TriggerMode mode) {

    /** What a trigger function is called for. */
    enum Event {
        INSERT,
        UPDATE,
        DELETE,
        TRUNCATE,
        ROW
    }

    public Capture {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * Returns the DDL of an empty change buffer: no key and no index, which would cost every writer. What slow consumers
     * await is moved to the backlog, and there they find what is new to them by its index.
     */
    public List<String> createBuffer(boolean unlogged) {
        String list = columns.stream().map(column -> ", " + definition(column)).collect(Collectors.joining());
        String create = "CREATE " + (unlogged ? "UNLOGGED " : "") + "TABLE ";
        String backlog = ChangeBuffer.backlog(bufferId);
        return List.of(
                create + ChangeBuffer.table(bufferId)
                        + " (__pgs_xid xid8 NOT NULL DEFAULT pg_current_xact_id(), __pgs_w smallint NOT NULL,"
                        + " __pgs_seen bigint[]" + list + ")",
                create + backlog + " () INHERITS (" + ChangeBuffer.table(bufferId) + ")",
                "CREATE INDEX ON " + backlog + " (__pgs_xid)");
    }

    /** Returns the DDL that adds a column to an existing buffer. */
    public String addColumn(SourceColumn column) {
        return "ALTER TABLE " + ChangeBuffer.table(bufferId) + " ADD COLUMN " + definition(column);
    }

    private static String definition(SourceColumn column) {
        String collation = column.type().collation();
        return ChangeBuffer.column(column) + " " + column.type().text()
                + (collation.isEmpty() ? "" : " COLLATE " + collation);
    }

    /** Returns the DDL of the trigger functions; replacing them changes what is captured, at once and for all triggers. */
    public List<String> functions() {
        CaptureFunctions functions = new CaptureFunctions(this);
        return events().stream().map(functions::ddl).toList();
    }

    /**
     * Returns the DDL of the triggers on a table: the source, or one of its partitions or children, whose own writes
     * don't fire the parent's statement triggers.
     *
     * @param clones whether row triggers come here from the parent by themselves, as in partitions
     */
    public List<String> triggers(QualifiedName table, boolean clones) {
        List<String> ddl = new ArrayList<>();
        for (Event event : events()) {
            if (event == Event.ROW && clones) {
                continue;
            }
            String name = triggerName(event);
            ddl.add("CREATE TRIGGER " + name + " AFTER " + timing(event, table.sql()) + " EXECUTE FUNCTION "
                    + functionName(event) + "()");
            ddl.add("ALTER TABLE " + table.sql() + " ENABLE ALWAYS TRIGGER " + name);
        }
        return ddl;
    }

    private static String timing(Event event, String table) {
        return switch (event) {
            case INSERT -> "INSERT ON " + table + " REFERENCING NEW TABLE AS pgs_new FOR EACH STATEMENT";
            case UPDATE ->
                "UPDATE ON " + table + " REFERENCING OLD TABLE AS pgs_old NEW TABLE AS pgs_new FOR EACH STATEMENT";
            case DELETE -> "DELETE ON " + table + " REFERENCING OLD TABLE AS pgs_old FOR EACH STATEMENT";
            case TRUNCATE -> "TRUNCATE ON " + table + " FOR EACH STATEMENT";
            case ROW -> "INSERT OR UPDATE OR DELETE ON " + table + " FOR EACH ROW";
        };
    }

    private List<Event> events() {
        return mode == TriggerMode.ROW
                ? List.of(Event.ROW, Event.TRUNCATE)
                : List.of(Event.INSERT, Event.UPDATE, Event.DELETE, Event.TRUNCATE);
    }

    String functionName(Event event) {
        return ChangeBuffer.SCHEMA + "." + functionPrefix(bufferId) + lower(event);
    }

    private String triggerName(Event event) {
        return Identifier.quote(triggerPrefix(bufferId) + lower(event));
    }

    /** What the name of each of a buffer's capture triggers starts with. */
    public static String triggerPrefix(long bufferId) {
        return "pgs_capture_" + bufferId + "_";
    }

    /** What the name of each of a buffer's capture functions starts with. */
    public static String functionPrefix(long bufferId) {
        return "capture_" + bufferId + "_";
    }

    private static String lower(Event event) {
        return event.name().toLowerCase(java.util.Locale.ROOT);
    }
}
