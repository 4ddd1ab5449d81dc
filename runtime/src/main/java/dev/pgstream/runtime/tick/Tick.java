package dev.pgstream.runtime.tick;

import dev.pgstream.engine.dag.Agenda;
import dev.pgstream.engine.dag.ScheduledGroup;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.run.Cleaning;
import dev.pgstream.runtime.run.GroupRefresher;
import dev.pgstream.runtime.run.MemberOutcome;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The steps of a tick. The procedure {@code pgstream.tick()} puts them together, for only a procedure can commit between
 * them; so their results are texts that it hands on.
 */
public final class Tick {

    private final Session session;

    public Tick(Connection connection) {
        this.session = new Session(connection);
    }

    /**
     * Finds the groups that fired since the last tick that found any, and notes this one. Two ticks never find the same
     * firing: the second waits for the first to commit.
     *
     * @return the members' numbers, an array's text for each group, with semicolons between; each group after those that
     *     it reads
     */
    public String due() throws SQLException {
        Optional<Instant> last = session.first(
                "SELECT " + millis("last_tick") + " FROM pgstream.pgs_ticks FOR UPDATE",
                row -> Instant.ofEpochMilli(row.getLong(1)));
        long now = session.one("SELECT " + millis("clock_timestamp()"), row -> row.getLong(1));
        Instant until = Instant.ofEpochMilli(now);
        List<ScheduledGroup> due = Agenda.of(new GraphStore(session).nodes()).stream()
                .filter(group -> group.firings().within(last.orElse(Instant.EPOCH), until))
                .toList();
        if (!due.isEmpty()) {
            session.update(
                    "INSERT INTO pgstream.pgs_ticks (last_tick) VALUES (to_timestamp(? / 1000.0))"
                            + " ON CONFLICT (only_row) DO UPDATE SET last_tick = excluded.last_tick",
                    now);
        }
        return due.stream()
                .map(group -> NumberArray.format(group.group().members()))
                .collect(Collectors.joining(";"));
    }

    private static String millis(String time) {
        return "floor(extract(epoch FROM " + time + ") * 1000)::bigint";
    }

    /** Takes the locks of a group, given as an array's text; 55P03 where one is not free. */
    public void lock(String members) throws SQLException {
        refresher(Cleaning.WITHIN).lock(NumberArray.parse(members));
    }

    /**
     * Refreshes one member of a group that is locked.
     *
     * @return the change buffers that are left to be cleaned, for {@link #clean}
     */
    public String refresh(long member) throws SQLException {
        Cleaning cleaning = IsolationLevel.isReadCommitted(session) ? Cleaning.WITHIN : Cleaning.LATER;
        List<Long> left = new ArrayList<>();
        for (MemberOutcome outcome : refresher(cleaning).refresh(List.of(member))) {
            for (ConsumedBuffer buffer : outcome.outcome().buffers()) {
                left.addAll(List.of(
                        buffer.id(),
                        buffer.consumer(),
                        buffer.seenUpTo(),
                        buffer.rows(),
                        buffer.passed(),
                        buffer.behind() ? 1L : 0L));
            }
        }
        return left.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Mends captures and statements of a member, in a READ COMMITTED transaction. */
    public void mend(long member) throws SQLException {
        refresher(Cleaning.WITHIN).mend(member);
    }

    /** Cleans change buffers, in a READ COMMITTED transaction after the refreshes that have read them. */
    public void clean(String buffers) throws SQLException {
        List<Long> numbers = NumberArray.parse("{" + buffers + "}");
        for (int i = 0; i + 5 < numbers.size(); i += 6) {
            new BufferCleaner(session)
                    .clean(new ConsumedBuffer(
                            numbers.get(i),
                            numbers.get(i + 1),
                            numbers.get(i + 2),
                            numbers.get(i + 3),
                            numbers.get(i + 4),
                            numbers.get(i + 5) > 0,
                            0));
        }
    }

    /** Notes the failure of a member's refresh, in the transaction after it. */
    public void failed(long member, String sqlState, String message) throws SQLException {
        Optional<StreamTable> table = new StreamTableStore(session).byId(member);
        if (table.isPresent()) {
            new FailureStore(session).note(table.get(), Initiator.TICK, new SQLException(message, sqlState));
        }
    }

    private GroupRefresher refresher(Cleaning cleaning) {
        return new GroupRefresher(session, cleaning, Initiator.TICK);
    }
}
