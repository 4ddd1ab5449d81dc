package dev.pgstream.testkit.support;

import dev.pgstream.engine.Compiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a refresh reads, in words, by what is in the plan. */
record Cost(Compiler.Compiled compiled) {

    private static final Map<String, String> BELOW = new LinkedHashMap<>();

    static {
        BELOW.put("Inner join", "joins of the change with the other sides");
        BELOW.put("Left join", "left rows that match a changed right row");
        BELOW.put("Full join", "rows of either side that match a changed row");
        BELOW.put("Semi join", "left rows that match a changed right row");
        BELOW.put("Anti join", "left rows that match a changed right row");
        BELOW.put("Subquery", "outer rows that match a changed inner row");
        BELOW.put("Window", "changed partitions");
        BELOW.put("First row of each", "groups with a change");
        BELOW.put("First rows", "the whole input of the limit");
        BELOW.put("Intersect", "rows equal to a changed one, on both sides");
        BELOW.put("Except", "rows equal to a changed one, on both sides");
        BELOW.put("Recursion", "rows that are made of changed ones, round by round");
        BELOW.put("Kept in a table of its own", "a look-up for each changed group below");
    }

    String words() {
        List<String> lines = compiled.plan().lines().map(String::strip).toList();
        List<String> groups = lines.stream().filter(Cost::groups).toList();
        boolean onTop = lines.stream()
                .dropWhile(line -> line.startsWith("Project ") || line.startsWith("Filter "))
                .limit(1)
                .anyMatch(Cost::groups);
        List<String> words = new ArrayList<>();
        BELOW.forEach((operator, read) -> {
            if (lines.stream().anyMatch(line -> line.startsWith(operator)) && !words.contains(read)) {
                words.add(read);
            }
        });
        if (groups.size() > (onTop ? 1 : 0)) {
            words.add("groups below with a change");
        }
        words.add(onTop ? groupsOnTop(groups.get(0)) : rowsOnTop());
        return String.join("; ", words);
    }

    private static boolean groups(String line) {
        return line.startsWith("Aggregate ") || line.startsWith("Distinct by ");
    }

    private String groupsOnTop(String calls) {
        boolean one = compiled.program().storage().key().filter(List::isEmpty).isPresent();
        if (compiled.program().storage().count().isEmpty()) {
            return one ? "the whole input" : "all rows of the changed groups";
        }
        boolean extremes = calls.matches(".*\\b(min|max)\\(.*");
        return (one ? "the stored row" : "a look-up for each changed group")
                + (extremes ? "; all rows of a group whose extreme leaves" : "");
    }

    private String rowsOnTop() {
        return compiled.program().storage().key().isPresent()
                ? "a look-up for each changed row"
                : "rows that leave are looked for by content";
    }
}
