package dev.pgstream.runtime.analyze;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads what there is to know of a source table. */
public final class SourceReader {

    private final Session session;

    public SourceReader(Session session) {
        this.session = session;
    }

    /**
     * Returns a source.
     *
     * @param used numbers of the columns that the query reads
     * @throws PgStreamException if it is a temporary or a system table
     */
    public SourceTable read(long oid, List<Long> used) throws SQLException {
        List<SourceColumn> columns = session.list(
                "SELECT a.attnum, a.attname, a.attnotnull, " + TypeQuery.COLUMNS + " FROM pg_attribute a "
                        + TypeQuery.JOINS
                        + " WHERE a.attrelid = CAST(? AS bigint)::oid AND a.attnum > 0 AND NOT a.attisdropped"
                        + " ORDER BY a.attnum",
                row -> new SourceColumn(
                        row.getInt("attnum"),
                        row.getString("attname"),
                        TypeQuery.read(row),
                        row.getBoolean("attnotnull"),
                        used.contains((long) row.getInt("attnum"))),
                oid);
        return session.one(
                """
                SELECT n.nspname, c.relname, c.relkind::text AS kind, c.relpersistence::text AS persistence,
                       EXISTS (SELECT FROM pgstream.pgs_stream_tables s WHERE s.relid = c.oid) AS stream_table,
                       pgstream.pgs_key(c.oid)::text AS key, b.buffer_id,
                       EXISTS (SELECT FROM pg_class f WHERE f.relkind = 'f' AND f.oid = ANY (pgstream.pgs_children(c.oid))) AS foreign_part,
                       EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = c.oid AND v.attgenerated = 'v'
                               AND v.attnum = ANY (CAST(? AS smallint[]))) AS virtual
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pgstream.pgs_change_buffers b ON b.source_relid = c.oid
                WHERE c.oid = CAST(? AS bigint)::oid""",
                row -> {
                    QualifiedName name = new QualifiedName(row.getString("nspname"), row.getString("relname"));
                    requirePermanent(name, row);
                    return new SourceTable(
                            oid,
                            name,
                            kind(row),
                            columns,
                            key(row.getString("key"), columns),
                            row.getLong("buffer_id"));
                },
                NumberArray.format(used),
                oid);
    }

    private static void requirePermanent(QualifiedName name, ResultSet row) throws SQLException {
        if (row.getString("persistence").equals("t")) {
            throw new PgStreamException(
                    ErrorCode.INVALID_TABLE_DEFINITION,
                    "the query reads the temporary table " + name
                            + ", which only one session can see; use a permanent one");
        }
        if (name.schema().equals("pg_catalog") || name.schema().equals("information_schema")) {
            throw new PgStreamException(
                    ErrorCode.FEATURE_NOT_SUPPORTED,
                    "the query reads the system table " + name
                            + ", whose changes no trigger can capture; use a plain view");
        }
    }

    private static SourceTable.Kind kind(ResultSet row) throws SQLException {
        if (row.getBoolean("foreign_part")) {
            return SourceTable.Kind.FOREIGN_PARTS;
        }
        if (row.getBoolean("virtual")) {
            return SourceTable.Kind.VIRTUAL_COLUMNS;
        }
        return switch (row.getString("kind")) {
            case "p" -> SourceTable.Kind.PARTITIONED;
            case "f" -> SourceTable.Kind.FOREIGN_TABLE;
            case "m" -> SourceTable.Kind.MATERIALIZED_VIEW;
            default -> row.getBoolean("stream_table") ? SourceTable.Kind.STREAM_TABLE : SourceTable.Kind.TABLE;
        };
    }

    private static List<String> key(@org.jspecify.annotations.Nullable String numbers, List<SourceColumn> columns) {
        return NumberArray.parse(numbers).stream()
                .map(number -> columns.stream()
                        .filter(c -> c.number() == number)
                        .findFirst()
                        .orElseThrow()
                        .name())
                .toList();
    }
}
