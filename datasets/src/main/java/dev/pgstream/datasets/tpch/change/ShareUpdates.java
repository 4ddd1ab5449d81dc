package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.SQLException;
import java.util.Random;

/** Updates about a share of the rows of customer, supplier, part and partsupp. */
record ShareUpdates(Script script, Random random) {

    private static final String UPDATES = Resource.text(ShareUpdates.class, "share.sql");
    private static final int MILLION = 1_000_000;

    void update(double share) throws SQLException {
        script.run(UPDATES.replace(":seed", String.valueOf(random.nextInt(MILLION)))
                .replace(":millionth", String.valueOf(Math.round(share * MILLION))));
    }
}
