package dev.pgstream.datasets.nexmark;

import dev.pgstream.datasets.Script;
import java.sql.SQLException;
import java.util.Random;

/** Updates and deletes of what came earlier, which a stream has none of, but tables have. */
record LateChanges(Script script, EventGenerator events, Random random) {

    private static final int STATES = 6;

    /** Updates about as many rows of each table. */
    void correct(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            script.update(
                    "UPDATE person SET state = (ARRAY['AZ', 'CA', 'ID', 'OR', 'WA', 'WY'])[?] WHERE id = ?",
                    1 + random.nextInt(STATES),
                    events.anyPerson());
            script.update(
                    "UPDATE auction SET category = ?, expires = expires + ? * interval '1 second' WHERE id = ?",
                    EventGenerator.FIRST_CATEGORY + random.nextInt(EventGenerator.CATEGORIES),
                    random.nextInt(20) - 10,
                    events.anyAuction());
            script.update(
                    "UPDATE bid SET price = price + ?, date_time = date_time + ? * interval '1 second'"
                            + " WHERE auction = ? AND bidder % 10 = ?",
                    random.nextInt(1_000_000), random.nextInt(3) - 1, events.anyAuction(), random.nextInt(10));
        }
    }

    /** Deletes about as many rows of each table, but all bids of an auction at once. */
    void withdraw(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            script.update("DELETE FROM person WHERE id = ?", events.anyPerson());
            script.update("DELETE FROM auction WHERE id = ?", events.anyAuction());
            script.update(
                    "DELETE FROM bid WHERE auction = ? AND bidder % 10 = ?", events.anyAuction(), random.nextInt(10));
        }
        script.update("DELETE FROM bid WHERE auction = ?", events.anyAuction());
    }
}
