package dev.pgstream.worker.progress;

import java.io.IOException;
import java.sql.SQLException;

/** Starts displays on stderr where it is a terminal. */
public final class Terminal {

    /** What takes long and has a result. */
    public interface Work<T> {
        T call() throws SQLException;
    }

    /** What takes long. */
    public interface Action {
        void run() throws SQLException;
    }

    private final boolean interactive;

    private Terminal(boolean interactive) {
        this.interactive = interactive;
    }

    /** The terminal of this process, if it has one. */
    public static Terminal ofProcess() {
        return new Terminal(isTerminal(2));
    }

    /** Whether what this process prints is seen as it comes, and can be painted over. */
    public static boolean showsOutput() {
        return isTerminal(1);
    }

    /** A bar for work of known size. */
    public Progress bar(String task, long total) {
        return interactive ? new Bar(System.err, task, total) : Progress.NONE;
    }

    /** Does work of unknown size, with a sign of life meanwhile, and returns its result. */
    public <T> T call(String task, Work<T> work) throws SQLException {
        Spinner spinner = interactive ? new Spinner(System.err, task) : null;
        try {
            return work.call();
        } finally {
            if (spinner != null) {
                spinner.close();
            }
        }
    }

    /** The same for work without a result. */
    public void run(String task, Action action) throws SQLException {
        call(task, () -> {
            action.run();
            return true;
        });
    }

    /** Java itself only tells whether stdin and stdout both are terminals, so the shell's own test is asked. */
    private static boolean isTerminal(int channel) {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            Process test = new ProcessBuilder("test", "-t", String.valueOf(channel))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
