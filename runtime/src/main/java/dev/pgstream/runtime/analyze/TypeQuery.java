package dev.pgstream.runtime.analyze;

import dev.pgstream.engine.catalog.SqlType;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The part of a catalog query that describes columns' types, and its reader. */
final class TypeQuery {

    /** Selected columns {@code type_text, collation, base, scale, is_array, equality, sortable, hashable} of {@code pg_attribute AS a}. */
    static final String COLUMNS = """
            format_type(a.atttypid, a.atttypmod) AS type_text,
            CASE WHEN a.attcollation <> declared.typcollation
                 THEN (SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
                       FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace
                       WHERE co.oid = a.attcollation) ELSE '' END AS collation,
            base.typname AS base,
            CASE WHEN base.oid = 'numeric'::regtype AND below.typmod >= 4
                 THEN greatest(0, (((below.typmod - 4) & 2047) # 1024) - 1024) ELSE -1 END AS scale,
            base.typcategory = 'A' AND base.typelem <> 0 AS is_array,
            CASE WHEN leaf.typtype = 'e' THEN 'EXACT'
                 WHEN leaf.typtype = 'c' AND EXISTS (
                   SELECT FROM pg_attribute part JOIN pg_type pt ON pt.oid = part.atttypid
                   LEFT JOIN pg_type pe ON pe.oid = pt.typelem AND pt.typcategory = 'A'
                   WHERE part.attrelid = leaf.typrelid AND part.attnum > 0 AND NOT part.attisdropped
                     AND coalesce(pe.typtype, pt.typtype) = 'b'
                     AND NOT EXISTS (SELECT FROM pg_opclass po WHERE po.opcdefault AND po.opcmethod IN (403, 405)
                                     AND po.opcintype = CASE coalesce(pe.typname, pt.typname)
                                       WHEN 'varchar' THEN 'text'::regtype WHEN 'cidr' THEN 'inet'::regtype
                                       ELSE coalesce(pe.oid, pt.oid) END)) THEN 'NONE'
                 WHEN leaf.typtype IN ('r', 'm', 'c') THEN 'LOOSE'
                 WHEN leaf.typname = 'bpchar' AND below.typmod < 0 THEN 'LOOSE'
                 ELSE coalesce((
                   SELECT CASE WHEN oc.opcnamespace <> 'pg_catalog'::regnamespace THEN 'FOREIGN'
                               WHEN EXISTS (SELECT FROM pg_amproc ap WHERE ap.amprocfamily = oc.opcfamily
                                            AND ap.amproclefttype = oc.opcintype AND ap.amprocrighttype = oc.opcintype
                                            AND ap.amprocnum = 4 AND oc.opcmethod = 403)
                                AND coalesce((SELECT co.collisdeterministic FROM pg_collation co
                                              WHERE co.oid = a.attcollation), true) THEN 'EXACT'
                               ELSE 'LOOSE' END
                   FROM pg_opclass oc
                   WHERE oc.opcdefault AND oc.opcmethod IN (403, 405) AND oc.opcintype =
                     CASE leaf.typname WHEN 'varchar' THEN 'text'::regtype WHEN 'cidr' THEN 'inet'::regtype
                       ELSE leaf.oid END
                   ORDER BY oc.opcmethod LIMIT 1), 'NONE') END AS equality,
            pgstream.pgs_sorts(base.oid) AS sortable, pgstream.pgs_hashes(base.oid) AS hashable
            """;

    /** Joins for {@link #COLUMNS}: the type as declared, below its domains, and of an array's elements. */
    static final String JOINS = """
            JOIN pg_type declared ON declared.oid = a.atttypid
            CROSS JOIN LATERAL (
              WITH RECURSIVE b (type, typmod, depth) AS (
                SELECT a.atttypid, a.atttypmod, 0
                UNION ALL SELECT t.typbasetype, CASE WHEN b.typmod >= 0 THEN b.typmod ELSE t.typtypmod END, b.depth + 1
                FROM b JOIN pg_type t ON t.oid = b.type WHERE t.typtype = 'd')
              SELECT type, typmod FROM b ORDER BY depth DESC LIMIT 1) AS below
            JOIN pg_type base ON base.oid = below.type
            JOIN pg_type leaf ON leaf.oid =
              CASE WHEN base.typcategory = 'A' AND base.typelem <> 0 THEN base.typelem ELSE base.oid END
            """;

    private TypeQuery() {}

    static SqlType read(ResultSet row) throws SQLException {
        return new SqlType(
                row.getString("type_text"),
                row.getString("collation"),
                row.getString("base"),
                row.getInt("scale"),
                row.getBoolean("is_array"),
                SqlType.Equality.valueOf(row.getString("equality")),
                row.getBoolean("sortable"),
                row.getBoolean("hashable"));
    }
}
