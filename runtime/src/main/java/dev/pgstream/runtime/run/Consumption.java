package dev.pgstream.runtime.run;

import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.store.StreamTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the change buffers that a refresh reads something of.
 *
 * @param deleted the numbers of those that lose what nobody needs any more with the refresh itself
 * @param dear those that are cleaned after it, in its transaction
 * @param left those that are left to the caller
 */
record Consumption(List<Long> deleted, List<ConsumedBuffer> dear, List<ConsumedBuffer> left) {

    static Consumption of(StreamTable table, Decision decision, Cleaning cleaning) {
        Consumption consumption = new Consumption(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        decision.pending().stream()
                .filter(Pending::any)
                .map(source -> new ConsumedBuffer(
                        source.bufferId(),
                        table.id(),
                        source.seenUpTo(),
                        source.changes(),
                        source.passed(),
                        source.behind(),
                        source.bytes()))
                .forEach(buffer -> consumption.add(buffer, cleaning));
        return consumption;
    }

    private void add(ConsumedBuffer buffer, Cleaning cleaning) {
        if (cleaning.leaves(buffer.dear())) {
            left.add(buffer);
        } else if (buffer.crowded() || buffer.behind()) {
            dear.add(buffer);
        } else {
            deleted.add(buffer.id());
        }
    }
}
