package dev.pgstream.worker.job.run;

import dev.pgstream.runtime.RefreshAction;
import java.time.Duration;

/** Hears of each refresh. */
public interface Monitor {

    void refreshed(RefreshAction action, Duration took);

    void failed(String sqlState);
}
