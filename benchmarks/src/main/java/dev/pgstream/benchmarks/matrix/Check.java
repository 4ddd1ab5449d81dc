package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.workload.Site;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares results with what the query says now, row by row and duplicates counted. */
public final class Check {

    private static final String COLUMNS = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = 'pg_temp.expected'::regclass AND attnum > 0 AND NOT attisdropped
            """;

    private final Site site;

    /**
     * @param site any, for all are alike
     */
    public Check(Site site) {
        this.site = site;
    }

    /** The subjects whose table isn't equal to the query. */
    public List<String> different(String query, List<Subject> subjects) throws SQLException {
        Script script = site.script();
        Session session = new Session(script.connection());
        site.enter();
        script.run("CREATE TEMP TABLE expected AS " + query);
        String columns = session.one(COLUMNS, row -> row.getString(1));
        List<String> different = new ArrayList<>();
        for (Subject subject : subjects) {
            String difference = """
                    SELECT (SELECT count(*) FROM (SELECT %1$s FROM %2$s EXCEPT ALL SELECT %1$s FROM pg_temp.expected) a)
                         + (SELECT count(*) FROM (SELECT %1$s FROM pg_temp.expected EXCEPT ALL SELECT %1$s FROM %2$s) b)
                    """.formatted(columns, subject.table());
            long rows = session.one(difference, row -> row.getLong(1));
            if (rows > 0) {
                different.add(subject.mode() + " (" + rows + " rows)");
            }
        }
        script.run("DROP TABLE pg_temp.expected");
        return different;
    }
}
