package dev.pgstream.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that a process shares with no other, which is what the machine gets back when it ends. */
final class OwnMemory {

    private static final double KILOBYTES = 1024;

    private OwnMemory() {}

    /** In megabytes; NaN on a system that is not Linux, and for a process of another machine. */
    static double of(int process) {
        try {
            return Files.readAllLines(Path.of("/proc", Integer.toString(process), "smaps_rollup")).stream()
                            .filter(line -> line.startsWith("Private_"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / KILOBYTES;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
