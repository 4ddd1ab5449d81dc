package dev.pgstream.benchmarks.writes;

import java.util.Locale;

/**
 * A statement of pgbench. The first and the last row are those of the {@code :n}-th transaction of a client, which no other
 * transaction has.
 */
enum Write {
    INSERT("INSERT INTO {table} SELECT {values} FROM generate_series({rows} + :low, {rows} + :high) AS i"),
    UPDATE("UPDATE {table} SET c1 = c1 + 1 WHERE id BETWEEN :low AND :high"),
    /** Of a column that the stream table doesn't use. */
    UPDATE_UNUSED("UPDATE {table} SET {unused} = {unused} + 1 WHERE id BETWEEN :low AND :high"),
    DELETE("DELETE FROM {table} WHERE id BETWEEN :low AND :high");

    private final String statement;

    Write(String statement) {
        this.statement = statement;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The script.
     *
     * @param rows of the table; inserted ones have higher numbers
     * @param batch rows a statement
     */
    String script(Width width, String table, int rows, int batch) {
        boolean again = this == UPDATE || this == UPDATE_UNUSED;
        String turn = again
                ? "\\set low (:n * :clients + :client_id) %% %d * %d + 1".formatted(Math.max(1, rows / batch), batch)
                : "\\set low (:n * :clients + :client_id) * %d + 1".formatted(batch);
        String text = batch == 1 ? single() : statement;
        return turn
                + "\n\\set high :low + " + (batch - 1) + "\n\\set n :n + 1\n"
                + text.replace("{table}", table)
                        .replace("{values}", width.values("i"))
                        .replace("{one}", width.values("{rows} + :low"))
                        .replace("{unused}", width.lastColumn())
                        .replace("{rows}", Integer.toString(rows))
                + ";\n";
    }

    /** As an application would write it for one row. */
    private String single() {
        return this == INSERT
                ? "INSERT INTO {table} VALUES ({one})"
                : statement.replace("id BETWEEN :low AND :high", "id = :low");
    }
}
