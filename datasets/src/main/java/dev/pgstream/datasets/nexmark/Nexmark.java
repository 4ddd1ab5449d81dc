package dev.pgstream.datasets.nexmark;

import dev.pgstream.datasets.CopyLoad;
import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables and what happens to them; the same seed brings the same. All runs in the connection's transaction. */
public final class Nexmark {

    private final Connection connection;
    private final Script script;
    private final EventGenerator events;
    private final LateChanges lateChanges;

    public Nexmark(Connection connection, long seed) {
        Random random = new Random(seed);
        this.connection = connection;
        this.script = new Script(connection);
        this.events = new EventGenerator(random);
        this.lateChanges = new LateChanges(script, events, random);
    }

    /** Creates the tables. Bids have no key, as in the benchmark, or a number of their own, which no query reads. */
    public void createTables(boolean bidsHaveKey) throws SQLException {
        script.run(Resource.text(Nexmark.class, "tables.sql"));
        if (bidsHaveKey) {
            script.run(Resource.text(Nexmark.class, "bid_key.sql"));
        }
    }

    /** Brings the next events, a COPY a table. */
    public void next(int count) throws SQLException {
        copy(Stream.generate(events::next).limit(count).toList());
    }

    /** Brings the next events, and some of them twice, as a source does that delivers at least once: only bids. */
    public void nextWithRepeats(int count) throws SQLException {
        List<Event> fresh = Stream.generate(events::next).limit(count).toList();
        copy(fresh);
        copy(fresh.stream()
                .filter(event -> event instanceof Event.Bid)
                .limit(count / 10)
                .toList());
    }

    /** Corrects earlier persons, auctions and bids. */
    public void correct(int count) throws SQLException {
        lateChanges.correct(count);
    }

    /** Deletes earlier persons, auctions and bids. */
    public void withdraw(int count) throws SQLException {
        lateChanges.withdraw(count);
    }

    private void copy(List<Event> fresh) throws SQLException {
        Map<String, List<String>> lines = fresh.stream()
                .collect(Collectors.groupingBy(
                        Event::target, LinkedHashMap::new, Collectors.mapping(Event::line, Collectors.toList())));
        for (Map.Entry<String, List<String>> table : lines.entrySet()) {
            CopyLoad.load(connection, table.getKey(), table.getValue().iterator(), sent -> {});
        }
    }
}
