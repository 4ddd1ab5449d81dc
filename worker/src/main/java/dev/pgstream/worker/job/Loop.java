package dev.pgstream.worker.job;

import dev.pgstream.worker.job.lead.Leadership;
import dev.pgstream.worker.job.log.Journal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** While this worker leads, does what is due and sleeps until the next firing; rides out whatever the database does. */
final class Loop implements Runnable {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LATELY = Duration.ofSeconds(10);

    /** Makes the state of one term of leadership. */
    interface Beginning {
        Term begin() throws SQLException;
    }

    private final Leadership leadership;
    private final Beginning beginning;
    private final Journal journal;
    private final Clock clock;
    private final Signal signal;
    private volatile boolean stopping;
    private volatile @Nullable Term current;
    private volatile Instant looked = Instant.MIN;
    private @Nullable String trouble;

    Loop(Leadership leadership, Beginning beginning, Journal journal, Clock clock, Signal signal) {
        this.leadership = leadership;
        this.beginning = beginning;
        this.journal = journal;
        this.clock = clock;
        this.signal = signal;
    }

    /** Starts nothing more; {@link #run} returns when what runs has ended. */
    void stop() {
        stopping = true;
        signal.call();
    }

    /** The present term; empty while another worker leads. */
    Optional<Term> term() {
        return Optional.ofNullable(current);
    }

    /** Whether it has looked for work lately. */
    boolean works() {
        return current != null && looked.plus(LATELY).isAfter(clock.instant());
    }

    @Override
    public void run() {
        while (!stopping) {
            signal.await(round());
        }
        term().ifPresent(Term::drain);
    }

    /** Does what is due and returns how long there will be nothing else. */
    private Duration round() {
        try {
            if (!leadership.held()) {
                term().ifPresent(Term::abandon);
                current = null;
                return RETRY;
            }
            Term term = current == null ? beginning.begin() : current;
            current = term;
            Instant next = term.look(clock.instant());
            looked = clock.instant();
            over();
            return Duration.between(looked, next);
        } catch (SQLException failure) {
            say(Journal.text(failure));
        } catch (RuntimeException bug) {
            say("internal error: " + bug);
        }
        return RETRY;
    }

    /** Says the same only once. */
    private void say(String text) {
        if (!text.equals(trouble)) {
            trouble = text;
            journal.warn("can't look for work: " + text);
        }
    }

    private void over() {
        if (trouble != null) {
            trouble = null;
            journal.info("looking for work again");
        }
    }
}
