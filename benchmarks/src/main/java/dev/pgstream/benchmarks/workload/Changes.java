package dev.pgstream.benchmarks.workload;

import dev.pgstream.datasets.Resource;
import dev.pgstream.datasets.Script;
import java.sql.SQLException;
import java.util.List;

/**
 * The same changes for all sites: of the changed rows of {@code src} 70 % are updated, 15 % deleted, 15 % inserted, so that
 * the table keeps its size. Of {@code dim}, where it is asked for, the same share is updated. Which rows depends on the
 * cycle alone.
 */
public final class Changes {

    private static final double UPDATED = 0.70;
    private static final double DELETED = 0.15;
    private static final int DIM_ROWS = 1000;

    private final Script script;
    private final List<Site> sites;
    private final int rows;
    private int nextId;
    private int cycle;

    /**
     * @param rows of {@code src} in each of the sites
     */
    public Changes(Script script, List<Site> sites, int rows) {
        this.script = script;
        this.sites = List.copyOf(sites);
        this.rows = rows;
        this.nextId = rows + 1;
    }

    /**
     * Changes all sites, each in a transaction.
     *
     * @param share of the rows that change
     * @param both whether {@code dim} changes, too
     */
    public void next(double share, boolean both) throws SQLException {
        cycle++;
        int changed = (int) Math.max(1, Math.round(rows * share));
        int changedDim = both ? (int) Math.max(1, Math.round(DIM_ROWS * share)) : 0;
        int updated = (int) Math.max(1, Math.round(changed * UPDATED));
        int deleted = (int) Math.round(changed * DELETED);
        int inserted = changed - updated - deleted;
        pick(updated + deleted);
        for (Site site : sites) {
            site.enter();
            script.run(Resource.text(Changes.class, "change.sql")
                    .replace(":schema", sites.get(0).schema())
                    .replace(":cycle", Integer.toString(cycle))
                    .replace(":updated", Integer.toString(updated))
                    .replace(":inserted", Integer.toString(inserted))
                    .replace(":next", Integer.toString(nextId))
                    .replace(":dim", Integer.toString(changedDim)));
        }
        nextId += inserted;
    }

    private void pick(int count) throws SQLException {
        Site first = sites.get(0);
        first.enter();
        if (cycle == 1) {
            script.run("CREATE TABLE IF NOT EXISTS picked (id int PRIMARY KEY, n int NOT NULL)");
        }
        script.run(Resource.text(Changes.class, "pick.sql")
                .replace(":cycle", Integer.toString(cycle))
                .replace(":count", Integer.toString(count)));
    }
}
