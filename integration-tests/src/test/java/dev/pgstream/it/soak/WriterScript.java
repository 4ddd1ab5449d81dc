package dev.pgstream.it.soak;

/** Transactions of pgbench, and how often each is chosen beside the others. Sources 2c and 2c + 1 are joined. */
enum WriterScript {
    UPSERT(100, """
            INSERT INTO s:any SELECT i, (i * :factor) % :keys, :value FROM generate_series(:low, :high) AS i
              ON CONFLICT (id) DO UPDATE SET v = excluded.v;
            """),
    BOTH_SIDES(60, """
            UPDATE s:left SET k = (k + 1) % :keys, v = v + :value WHERE id BETWEEN :low AND :high;
            UPDATE s:right SET v = v - :value WHERE id IN (SELECT k FROM s:left WHERE id BETWEEN :low AND :high);
            """),
    DELETE(30, """
            DELETE FROM s:any WHERE id BETWEEN :low AND :high;
            """),
    DELETE_BOTH_SIDES(20, """
            WITH gone AS (DELETE FROM s:left WHERE id BETWEEN :low AND :high RETURNING k)
            DELETE FROM s:right WHERE id IN (SELECT k FROM gone);
            INSERT INTO s:right SELECT i, i % 7, :value FROM generate_series(:low, :high) AS i ON CONFLICT DO NOTHING;
            """),
    TRUNCATE(1, """
            TRUNCATE s:any;
            """),
    REPLACE(1, """
            TRUNCATE s:left, s:right;
            INSERT INTO s:left SELECT i, (i * :factor) % :keys, :value + i FROM generate_series(1, :keys) AS i;
            INSERT INTO s:right SELECT i, (i * 7) % :keys, :value - i FROM generate_series(1, :keys) AS i;
            """),
    /** Commits after transactions that began later. */
    LATE(6, """
            UPDATE s:left SET v = v + 1 WHERE id BETWEEN :low AND :high;
            \\sleep 300 ms
            DELETE FROM s:right WHERE id BETWEEN :low AND :high;
            """),
    SAVEPOINT(6, """
            SAVEPOINT before;
            DELETE FROM s:left WHERE id >= :low;
            ROLLBACK TO before;
            UPDATE s:right SET k = (k + :factor) % :keys WHERE id BETWEEN :low AND :high;
            """),
    ROLLBACK(8, """
            DELETE FROM s:left WHERE id >= :low;
            UPDATE s:right SET v = 0;
            ROLLBACK;
            BEGIN;
            """);

    /** Writers hold it in their transactions, shared; who holds it alone has no writer beside him. */
    static final int LOCK = 20_260_401;

    private final int weight;
    private final String statements;

    WriterScript(int weight, String statements) {
        this.weight = weight;
        this.statements = statements;
    }

    int weight() {
        return weight;
    }

    String text() {
        return """
                \\set keys %d
                \\set any random(0, %d)
                \\set left 2 * random(0, %d)
                \\set right :left + 1
                \\set low random(0, :keys)
                \\set high :low + random(0, 9)
                \\set factor random(1, 7)
                \\set value random(0, 1000)
                BEGIN;
                SELECT pg_advisory_xact_lock_shared(%d);
                %sCOMMIT;
                \\set pause random(1, 60)
                \\sleep :pause ms
                """.formatted(Writers.KEYS, Dag.SOURCES.size() - 1, Dag.SOURCES.size() / 2 - 1, LOCK, statements);
    }
}
