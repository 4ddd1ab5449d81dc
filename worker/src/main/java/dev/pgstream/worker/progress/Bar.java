package dev.pgstream.worker.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for work of known size. */
final class Bar implements Progress {

    private static final int WIDTH = 78;
    private static final int UPDATE_MS = 100;

    private final ProgressBar bar;

    Bar(PrintStream terminal, String task, long total) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .clearDisplayOnFinish()
                // A consumer with a fixed width spares the library the start of programs that ask the terminal.
                .setConsumer(new Line(terminal))
                .build();
    }

    /** One line of the terminal; the library's own consumer would leave an empty one behind. */
    private static final class Line extends ConsoleProgressBarConsumer {

        private final PrintStream terminal;

        Line(PrintStream terminal) {
            super(terminal, WIDTH);
            this.terminal = terminal;
        }

        @Override
        public void close() {
            terminal.flush();
        }
    }

    @Override
    public void advance(long steps) {
        bar.stepBy(steps);
    }

    @Override
    public void close() {
        bar.close();
    }
}
