package dev.pgstream.it.concurrent;

import dev.pgstream.runtime.attached.Transactions;
import dev.pgstream.runtime.capture.Backlog;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Moves what some stream tables have seen to the backlogs, and cuts these, again and again. */
record Mover(TestDatabase database, BooleanSupplier going) implements Callable<Integer> {

    /** Returns how many buffers were found with a backlog. */
    @Override
    public Integer call() throws SQLException {
        int found = 0;
        try (Connection connection = database.connect()) {
            Transactions transactions = new Transactions(connection);
            while (going.getAsBoolean()) {
                List<Long> buffers = transactions.in(() -> transactions
                        .session()
                        .list("SELECT buffer_id FROM pgstream.pgs_change_buffers", row -> row.getLong(1)));
                for (Long buffer : buffers) {
                    transactions.run(() -> new BufferCleaner(transactions.session()).move(buffer));
                    transactions.run(() -> new Backlog(transactions.session(), buffer).cut());
                }
                found += transactions.in(() -> transactions
                        .session()
                        .one(
                                "SELECT count(*) FROM pgstream.pgs_change_buffers WHERE backlog IS NOT NULL",
                                row -> row.getInt(1)));
            }
        }
        return found;
    }
}
