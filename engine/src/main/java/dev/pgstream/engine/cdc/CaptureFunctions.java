package dev.pgstream.engine.cdc;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
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
     * likely to change other columns only, and else, to look for such rows takes longer than to write them. Old and new
     * images are paired by their position, which need not be right: dropping a pair of equal images, whoever's they are,
     * never changes the sum of the change.
     */
    private String updateOfSomeColumns() {
        return """
                IF (SELECT %s FROM pgs_old AS o, pgs_new AS n LIMIT 1) IS NOT FALSE THEN
                %s
                ELSIF EXISTS (SELECT FROM pgs_old OFFSET 1) OR EXISTS (SELECT FROM pgs_new OFFSET 1) THEN
                %s
                END IF;""".formatted(differ(), updateOfEveryColumn(), updateOfSomeRows());
    }

    private String updateOfSomeRows() {
        return """
                WITH o AS (SELECT row_number() OVER () AS __pgs_n%1$s FROM pgs_old AS o),
                     n AS (SELECT row_number() OVER () AS __pgs_n%2$s FROM pgs_new AS n)
                %3$sSELECT v.* FROM o FULL JOIN n USING (__pgs_n) CROSS JOIN LATERAL (
                  SELECT -1%1$s WHERE o.__pgs_n IS NOT NULL UNION ALL SELECT 1%2$s WHERE n.__pgs_n IS NOT NULL) AS v
                WHERE o.__pgs_n IS NULL OR n.__pgs_n IS NULL OR %4$s;""".formatted(columns("o"), columns("n"), insert(), differ());
    }

    private String differ() {
        return "ROW(" + list("o") + ")::record OPERATOR(pg_catalog.*<>) ROW(" + list("n") + ")::record";
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
        List<SourceColumn> columns = capture.columns();
        return columns.stream()
                .map(c -> alias + "." + Identifier.quote(c.name()))
                .collect(Collectors.joining(", "));
    }
}
