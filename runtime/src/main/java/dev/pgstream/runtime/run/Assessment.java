package dev.pgstream.runtime.run;

import dev.pgstream.engine.strategy.Choice;
import dev.pgstream.engine.strategy.Experience;
import dev.pgstream.engine.strategy.Workload;
import dev.pgstream.runtime.store.HistoryStore;

/**
 * What AUTO has chosen, and what it went by.
 *
 * @param countedIn what it took to count the changes, in milliseconds, where the choice needs that
 */
record Assessment(Experience experience, Workload work, Choice choice, double countedIn) {

    /** What is noted when it has been done in so many milliseconds. */
    HistoryStore.Learnt learnt(double ms) {
        return new HistoryStore.Learnt(
                choice.delta().ms(), choice.full().ms(), experience.after(work, choice, countedIn + ms));
    }
}
