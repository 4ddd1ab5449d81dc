package dev.pgstream.worker.progress;

/** The display of one piece of work; closing it takes it off the terminal. */
public interface Progress extends AutoCloseable {

    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void advance(long steps) {}

        @Override
        public void close() {}
    };

    /** Says that some more of the work is done. */
    void advance(long steps);

    @Override
    void close();
}
