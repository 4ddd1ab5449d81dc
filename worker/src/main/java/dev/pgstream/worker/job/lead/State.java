package dev.pgstream.worker.job.lead;

/** What a worker is for a database. */
public enum State {
    STARTS("starting"),
    LEADS("leading"),
    STANDS_BY("standing by"),
    /** It can't reach the database, or not as it must. */
    FAILS("failing");

    private final String text;

    State(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
