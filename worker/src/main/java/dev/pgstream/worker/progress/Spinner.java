package dev.pgstream.worker.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is being done and for how long already, for work of unknown size. Quick work shows nothing. */
final class Spinner {

    private static final String FRAMES = "|/-\\";
    private static final long SHOWN_AFTER_MS = 300;
    private static final long FRAME_MS = 120;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream terminal;
    private final String task;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread painter;

    Spinner(PrintStream terminal, String task) {
        this.terminal = terminal;
        this.task = task;
        this.painter = new Thread(this::paint, "pgstream-spinner");
        painter.setDaemon(true);
        painter.start();
    }

    /** Takes it off the terminal. */
    void close() {
        closed.countDown();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        long start = System.nanoTime();
        try {
            if (closed.await(SHOWN_AFTER_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
            int frame = 0;
            do {
                double seconds = (System.nanoTime() - start) / 1e9;
                char mark = FRAMES.charAt(frame++ % FRAMES.length());
                terminal.printf(Locale.ROOT, "\r%c %s (%.1f s)", mark, task, seconds);
                terminal.flush();
            } while (!closed.await(FRAME_MS, TimeUnit.MILLISECONDS));
            terminal.print(CLEAR_LINE);
            terminal.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
