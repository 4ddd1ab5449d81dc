package dev.pgstream.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What a benchmark ran on. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Machine() {}

    /** Processors, memory, operating system and Java, in a line. */
    public static String describe() {
        return "%d x %s%s, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        value(PROCESSORS, "model name", System.getProperty("os.arch")),
                        memory(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String memory() {
        String total = value(MEMORY, "MemTotal", "").replaceAll("\\D", "");
        return total.isEmpty() ? "" : String.format(Locale.ROOT, ", %.0f GB memory", Long.parseLong(total) / 1048576.0);
    }

    /** The first value of a name in one of Linux' files of "name : value"; elsewhere there are none. */
    private static String value(Path file, String name, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
