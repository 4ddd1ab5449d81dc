package dev.pgstream.it.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database with stream tables of several kinds, and what has to hold in whatever became of it. */
final class Shop implements AutoCloseable {

    /** Each after those that it reads. */
    private static final Map<String, String> QUERIES = new LinkedHashMap<>(Map.of());

    static {
        QUERIES.put("shop.sums", "SELECT g, count(*) AS n, sum(v) AS s FROM shop.items GROUP BY g");
        QUERIES.put("shop.some", "SELECT v, m FROM shop.items WHERE v % 3 <> 1");
        QUERIES.put("shop.joined", "SELECT i.id, p.v FROM shop.items i JOIN shop.parts p ON p.id = i.g");
        QUERIES.put("shop.upper", "SELECT n, count(*) AS groups FROM shop.sums GROUP BY n");
    }

    /** The engine's own, for it turns autocommit off. */
    private final Connection engine;

    private final Connection user;
    private final Session session;

    private Shop(Connection engine, Connection user) {
        this.engine = engine;
        this.user = user;
        this.session = new Session(user);
    }

    static Shop in(PostgresServer server, String database) throws SQLException {
        return new Shop(server.connect(database), server.connect(database));
    }

    Session session() {
        return session;
    }

    /** Creates all, with logged change buffers. */
    void create() throws SQLException {
        create(false);
    }

    /** The numbers of the columns have gaps, as they have after a column was dropped; a restore closes them. */
    void create(boolean unlogged) throws SQLException {
        session.execute(
                "CREATE SCHEMA shop",
                "CREATE TYPE shop.mood AS ENUM ('sad', 'happy')",
                "CREATE TABLE shop.items (gone int, id int PRIMARY KEY, also_gone text, g int, v int, m shop.mood)",
                "ALTER TABLE shop.items DROP COLUMN gone, DROP COLUMN also_gone",
                "CREATE TABLE shop.parts (id int, v int, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
                "CREATE TABLE shop.low PARTITION OF shop.parts FOR VALUES FROM (0) TO (5)",
                "CREATE TABLE shop.high PARTITION OF shop.parts FOR VALUES FROM (5) TO (100)",
                "INSERT INTO shop.items SELECT i, i % 7, i, 'sad' FROM generate_series(1, 50) AS i",
                "INSERT INTO shop.parts SELECT i, i FROM generate_series(0, 6) AS i");
        new Session(engine).execute("SET pg_stream.change_buffer_unlogged = " + unlogged);
        Attached attached = new Attached(engine);
        for (Map.Entry<String, String> table : QUERIES.entrySet()) {
            attached.create(new Declaration(table.getKey(), table.getValue(), null, "DIFFERENTIAL", true));
        }
        session.execute("CREATE INDEX mine ON shop.sums (s)", "COMMENT ON TABLE shop.sums IS 'mine'");
        change(1);
    }

    /** Writes to all sources. */
    void change(int round) throws SQLException {
        session.execute(
                "INSERT INTO shop.items VALUES (" + (1000 + round) + ", " + round % 7 + ", 1, 'happy')",
                "UPDATE shop.items SET v = v + 1 WHERE id % 5 = " + round % 5,
                "DELETE FROM shop.items WHERE id = " + (10 + round),
                "UPDATE shop.parts SET v = v + 10 WHERE id > 3");
    }

    /** Uses up transaction numbers, so that those of the changes that follow are ahead of another cluster's. */
    void burn(int transactions) throws SQLException {
        session.execute("DO $$ BEGIN FOR i IN 1.." + transactions
                + " LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
    }

    /** Refreshes all and compares each with its query. */
    void refresh() throws SQLException {
        Attached attached = new Attached(engine);
        for (String table : QUERIES.keySet()) {
            attached.refresh(table);
        }
        assertRight();
    }

    private void assertRight() throws SQLException {
        for (String table : QUERIES.keySet()) {
            assertThat(new Attached(engine).verify(table)).as(table).isZero();
        }
    }

    /** Refreshes all, which must take this action each. */
    void refresh(String action) throws SQLException {
        Attached attached = new Attached(engine);
        for (String table : QUERIES.keySet()) {
            assertThat(attached.refresh(table).action().name()).as(table).isEqualTo(action);
        }
        assertRight();
    }

    /** What must hold from then on: changes, and nothing but changes, are applied. */
    void goesOn() throws SQLException {
        refresh("NO_DATA");
        for (int round = 20; round < 23; round++) {
            change(round);
            refresh("DIFFERENTIAL");
            refresh("NO_DATA");
        }
        assertThat(session.rows("SELECT obj_description('shop.sums'::regclass), to_regclass('shop.mine') IS NOT NULL"))
                .isEqualTo(List.of(List.of("mine", "t")));
    }

    @Override
    public void close() throws SQLException {
        engine.close();
        user.close();
    }
}
