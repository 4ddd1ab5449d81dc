package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.SQLException;
import java.util.Random;

/** Updates of rows that the most selective queries read: at a small scale, random changes hardly ever meet them. */
record AimedUpdates(Script script, Random random) {

    private static final String UPDATES = Resource.text(AimedUpdates.class, "aimed.sql");

    void update() throws SQLException {
        script.run(UPDATES.replace(":seed", String.valueOf(random.nextInt(Integer.MAX_VALUE))));
    }
}
