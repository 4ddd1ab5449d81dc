package dev.pgstream.engine.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.fixture.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureTest {

    private static final QualifiedName TABLE = new QualifiedName("shop", "or\"ders");
    private static final SqlType GERMAN =
            new SqlType("text", "pg_catalog.\"de-DE-x-icu\"", "text", -1, false, SqlType.Equality.EXACT, true, true);
    private static final List<SourceColumn> COLUMNS = List.of(
            new SourceColumn(1, "id", Types.INT, true, true), new SourceColumn(4, "na'me", GERMAN, false, true));
    private static final Capture STATEMENT = new Capture(5, COLUMNS, true, List.of(), TriggerMode.STATEMENT);
    private static final Capture ROW = new Capture(5, COLUMNS, true, List.of(), TriggerMode.ROW);

    @Test
    void theBufferNumbersItsColumns() {
        assertThat(STATEMENT.createBuffer(false).get(0)).isEqualTo("""
                CREATE TABLE pgstream_changes.changes_5 (__pgs_xid xid8 NOT NULL DEFAULT pg_current_xact_id(), \
                __pgs_w smallint NOT NULL, __pgs_seen bigint[], c1 integer, \
                c4 text COLLATE pg_catalog."de-DE-x-icu")""");
        assertThat(STATEMENT.addColumn(new SourceColumn(7, "new", Types.MONEY, false, true)))
                .isEqualTo("ALTER TABLE pgstream_changes.changes_5 ADD COLUMN c7 numeric(12,2)");
    }

    @Test
    void theBacklogIsLikeTheBuffer() {
        assertThat(STATEMENT.createBuffer(false))
                .contains(
                        "CREATE TABLE pgstream_changes.changes_5_backlog () INHERITS (pgstream_changes.changes_5)",
                        "CREATE INDEX ON pgstream_changes.changes_5_backlog (__pgs_xid)");
        assertThat(STATEMENT.createBuffer(true).subList(0, 2))
                .allMatch(ddl -> ddl.startsWith("CREATE UNLOGGED TABLE "));
    }

    @Test
    void statementTriggersReadTransitionTables() {
        assertThat(STATEMENT.triggers(TABLE, false))
                .hasSize(8)
                .startsWith("""
                        CREATE TRIGGER pgs_capture_5_insert AFTER INSERT ON "shop"."or""ders" \
                        REFERENCING NEW TABLE AS pgs_new FOR EACH STATEMENT \
                        EXECUTE FUNCTION pgstream_changes.capture_5_insert()""", "ALTER TABLE \"shop\".\"or\"\"ders\" ENABLE ALWAYS TRIGGER pgs_capture_5_insert")
                .anyMatch(ddl -> ddl.contains("REFERENCING OLD TABLE AS pgs_old NEW TABLE AS pgs_new"))
                .anyMatch(ddl -> ddl.contains("AFTER TRUNCATE ON"));
    }

    @Test
    void partitionsGetRowTriggersFromTheirParent() {
        assertThat(ROW.triggers(TABLE, false)).hasSize(4).anyMatch(ddl -> ddl.contains("FOR EACH ROW"));
        assertThat(ROW.triggers(TABLE, true)).hasSize(2).allMatch(ddl -> ddl.contains("truncate"));
        assertThat(STATEMENT.triggers(TABLE, true)).isEqualTo(STATEMENT.triggers(TABLE, false));
    }

    @Test
    void functionsWriteSignedImages() {
        assertThat(STATEMENT.functions())
                .hasSize(4)
                .allMatch(ddl -> ddl.contains("SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS '"));
        assertThat(STATEMENT.functions().get(0)).contains("""
                INSERT INTO pgstream_changes.changes_5 (__pgs_w, c1, c4)
                SELECT 1, n."id", n."na''me" FROM pgs_new AS n;""");
        assertThat(STATEMENT.functions().get(1))
                .contains("SELECT -1, o.\"id\", o.\"na''me\" FROM pgs_old AS o UNION ALL SELECT 1, n.");
        assertThat(STATEMENT.functions().get(3)).contains("changes_5 (__pgs_w) VALUES (0)");
    }

    @Test
    void updatesOfOtherColumnsAreLeftOut() {
        Capture some = new Capture(5, COLUMNS, false, List.of(), TriggerMode.STATEMENT);
        assertThat(some.functions().get(1)).contains("""
                IF (SELECT ROW(o."id", o."na''me")::record OPERATOR(pg_catalog.*<>) ROW(n."id", n."na''me")::record \
                FROM pgs_old AS o, pgs_new AS n LIMIT 1) IS NOT FALSE THEN""", "USING (__pgs_n)", """
                OR o."id" IS DISTINCT FROM n."id" OR o."na''me" IS DISTINCT FROM n."na''me";""");
        assertThat(ROW.functions().get(0)).contains("""
                IF TG_OP = ''UPDATE'' AND ROW(OLD."id", OLD."na''me")::record \
                OPERATOR(pg_catalog.*=) ROW(NEW."id", NEW."na''me")::record THEN""");
    }

    @Test
    void imagesArePairedByThePrimaryKeyWhereItIsCapturedAndExact() {
        SourceColumn id = COLUMNS.get(0);
        SourceColumn money = new SourceColumn(7, "paid", Types.MONEY, false, true);
        List<SourceColumn> columns = List.of(id, money);
        Capture byId = new Capture(5, columns, false, List.of(id), TriggerMode.STATEMENT);
        assertThat(byId.functions().get(1)).contains("ON o.\"id\" OPERATOR(pg_catalog.=) n.\"id\"", """
                        OR ROW(o."paid")::record OPERATOR(pg_catalog.*<>) ROW(n."paid")::record;""");
        for (SourceColumn key : List.of(money, new SourceColumn(8, "other", Types.INT, true, false))) {
            Capture byPosition = new Capture(5, columns, false, List.of(key), TriggerMode.STATEMENT);
            assertThat(byPosition.functions().get(1)).contains("USING (__pgs_n)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void countingNeedsNoColumn(TriggerMode mode) {
        Capture none = new Capture(5, List.of(), false, List.of(), mode);
        assertThat(none.createBuffer(false).get(0)).endsWith("__pgs_seen bigint[])");
        assertThat(none.functions())
                .allSatisfy(ddl -> assertThat(ddl)
                        .doesNotContain(", ,", ", FROM", "(, ", "SELECT ,")
                        .contains("INSERT INTO pgstream_changes.changes_5 (__pgs_w)"));
    }

    @Test
    void namesTellWhoseTriggersAndFunctionsTheyAre() {
        assertThat(ROW.triggers(TABLE, false)).allMatch(ddl -> ddl.contains("TRIGGER " + Capture.triggerPrefix(5)));
        assertThat(ROW.functions())
                .allMatch(ddl -> ddl.contains("FUNCTION pgstream_changes." + Capture.functionPrefix(5)));
    }
}
