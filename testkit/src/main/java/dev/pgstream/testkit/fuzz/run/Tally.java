package dev.pgstream.testkit.fuzz.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run of the fuzzer did. */
public final class Tally {

    private final Map<String, Integer> actions = new TreeMap<>();
    private final Map<String, Integer> modes = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int schemas;

    void schema() {
        schemas++;
    }

    /** Counts a refresh that was compared, by its action. */
    void check(String action) {
        actions.merge(action, 1, Integer::sum);
    }

    /** Counts a query by its mode or the reason why it is FULL. */
    void mode(String mode, String query) {
        String kind = Reasons.kind(mode);
        modes.merge(kind, 1, Integer::sum);
        example(kind, mode, query);
    }

    private void example(String kind, String reason, String query) {
        examples.merge(kind, reason + "\n    " + query, (one, other) -> one.length() <= other.length() ? one : other);
    }

    /** The shortest query of each mode or reason. */
    public String examples() {
        return String.join("\n\n", examples.values()) + "\n";
    }

    /** Counts a query that was not played, by the reason. */
    void leftOut(String reason, String query) {
        leftOut.merge(reason, 1, Integer::sum);
        example(reason, reason, query);
    }

    /** How often a stream table was refreshed, with something to do, and compared with its query. */
    public int checks() {
        return actions.entrySet().stream()
                .filter(action -> !action.getKey().equals("NO_DATA"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return "%d checks of %d queries in %d schemas%nrefreshes: %s%nleft out: %s%nqueries by mode:%n%s"
                .formatted(
                        checks(),
                        modes.values().stream().mapToInt(Integer::intValue).sum(),
                        schemas,
                        actions,
                        leftOut,
                        modes.entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed())
                                .map(entry -> "%6d  %s".formatted(entry.getValue(), entry.getKey()))
                                .collect(Collectors.joining("\n")));
    }
}
