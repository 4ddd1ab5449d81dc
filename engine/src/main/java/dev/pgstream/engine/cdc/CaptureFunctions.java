package dev.pgstream.engine.cdc;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The bodies of capture triggers: static SQL that turns a statement's rows into signed change rows. */
final class CaptureFunctions {

    private final Capture capture;

    CaptureFunctions(Capture capture) {
        this.capture = capture;
    }

    String ddl(Capture.Event event) {
        return """
                CREATE OR REPLACE FUNCTION %s() RETURNS trigger
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS %s""".formatted(
                capture.functionName(event), Identifier.literal("BEGIN\n" + body(event) + "\nRETURN NULL;\nEND"));
    }

    private String body(Capture.Event event) {
        return switch (event) {
            case INSERT -> insert() + "SELECT 1" + columns("n") + " FROM pgs_new AS n;";
            case DELETE -> insert() + "SELECT -1" + columns("o") + " FROM pgs_old AS o;";
            case UPDATE -> capture.everyColumn() ? updateOfEveryColumn() : updateOfSomeColumns();
            case TRUNCATE -> "INSERT INTO " + table() + " (__pgs_w) VALUES (0);";
            case ROW -> row();
        };
    }

    private String updateOfEveryColumn() {
        return insert() + "SELECT -1" + columns("o") + " FROM pgs_old AS o UNION ALL SELECT 1" + columns("n")
                + " FROM pgs_new AS n;";
    }

    /**
     * Leaves out rows none of whose captured columns changed, where the first row is one of these: then the statement is
     * likely to change other columns only, and else, to look for such rows takes longer than to write them.
     */
    private String updateOfSomeColumns() {
        return """
                IF (SELECT %s FROM pgs_old AS o, pgs_new AS n LIMIT 1) IS NOT FALSE THEN
                %s
                ELSIF EXISTS (SELECT FROM pgs_old OFFSET 1) OR EXISTS (SELECT FROM pgs_new OFFSET 1) THEN
                %sSELECT v.* FROM %s CROSS JOIN LATERAL (
                  SELECT -1%s WHERE o.__pgs_n IS NOT NULL UNION ALL SELECT 1%s WHERE n.__pgs_n IS NOT NULL) AS v
                WHERE o.__pgs_n IS NULL OR n.__pgs_n IS NULL OR %s;
                END IF;""".formatted(
                        lookDifferent("o", "n", capture.columns()),
                        updateOfEveryColumn(),
                        insert(),
                        paired(),
                        columns("o"),
                        columns("n"),
                        differ());
    }

    /** Where there is a key that tells which images belong together, to compare them takes half of the time. */
    private String paired() {
        return isPairedByKey() ? pairedByKey() : pairedByPosition();
    }

    private boolean isPairedByKey() {
        List<SourceColumn> key = capture.primaryKey();
        return !key.isEmpty()
                && capture.columns().containsAll(key)
                && key.stream().allMatch(CaptureFunctions::isExact);
    }

    /** A constant tells whether there is an image: it holds for whatever the source's columns become. */
    private String pairedByKey() {
        String on = capture.primaryKey().stream()
                .map(column -> Identifier.quote(column.name()))
                .map(column -> "o." + column + " OPERATOR(pg_catalog.=) n." + column)
                .collect(Collectors.joining(" AND "));
        return """
                (SELECT true AS __pgs_n%s FROM pgs_old AS o) AS o
                FULL JOIN (SELECT true AS __pgs_n%s FROM pgs_new AS n) AS n ON %s""".formatted(columns("o"), columns("n"), on);
    }

    /** The positions need not be right: dropping a pair of equal images, whoever's they are, never changes the sum. */
    private String pairedByPosition() {
        return """
                (SELECT row_number() OVER () AS __pgs_n%s FROM pgs_old AS o) AS o
                FULL JOIN (SELECT row_number() OVER () AS __pgs_n%s FROM pgs_new AS n) AS n USING (__pgs_n)""".formatted(columns("o"), columns("n"));
    }

    private String differ() {
        List<SourceColumn> columns = capture.columns().stream()
                .filter(column -> !isPairedByKey() || !capture.primaryKey().contains(column))
                .toList();
        List<String> conditions = new ArrayList<>();
        columns.stream()
                .filter(CaptureFunctions::isExact)
                .map(column -> Identifier.quote(column.name()))
                .forEach(column -> conditions.add("o." + column + " IS DISTINCT FROM n." + column));
        List<SourceColumn> others =
                columns.stream().filter(column -> !isExact(column)).toList();
        if (!others.isEmpty()) {
            conditions.add(lookDifferent("o", "n", others));
        }
        return conditions.isEmpty() ? "false" : String.join(" OR ", conditions);
    }

    private static boolean isExact(SourceColumn column) {
        return column.type().equality() == SqlType.Equality.EXACT;
    }

    private static String lookDifferent(String one, String other, List<SourceColumn> columns) {
        return "ROW(" + list(one, columns) + ")::record OPERATOR(pg_catalog.*<>) ROW(" + list(other, columns)
                + ")::record";
    }

    private String row() {
        return """
                IF TG_OP = 'UPDATE' AND ROW(%1$s)::record OPERATOR(pg_catalog.*=) ROW(%2$s)::record THEN
                RETURN NULL;
                END IF;
                IF TG_OP <> 'INSERT' THEN
                %3$sVALUES (-1%4$s);
                END IF;
                IF TG_OP <> 'DELETE' THEN
                %3$sVALUES (1%5$s);
                END IF;""".formatted(list("OLD"), list("NEW"), insert(), columns("OLD"), columns("NEW"));
    }

    private String insert() {
        String targets = capture.columns().stream()
                .map(column -> ", " + ChangeBuffer.column(column))
                .collect(Collectors.joining());
        return "INSERT INTO " + table() + " (__pgs_w" + targets + ")\n";
    }

    private String table() {
        return ChangeBuffer.table(capture.bufferId());
    }

    /** {@code , o."a", o."b"}: to follow another item. */
    private String columns(String alias) {
        String list = list(alias);
        return list.isEmpty() ? "" : ", " + list;
    }

    private String list(String alias) {
        return list(alias, capture.columns());
    }

    private static String list(String alias, List<SourceColumn> columns) {
        return columns.stream()
                .map(c -> alias + "." + Identifier.quote(c.name()))
                .collect(Collectors.joining(", "));
    }
}
