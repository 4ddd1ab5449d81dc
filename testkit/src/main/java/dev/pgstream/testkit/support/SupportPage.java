package dev.pgstream.testkit.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** The page of documentation about what is supported. */
public final class SupportPage {

    private static final String HEAD = """
            # SQL support

            Generated from what the engine makes of an example of each construct (`testkit/…/support/constructs.sql`); a test
            compares this page with the code, and every example is kept equal to its query on a server. To write it anew:
            `mvn -pl testkit -am test -Dtest=SqlSupportTest -Dpgstream.docs=update`.

            *Incremental*: a refresh computes the change of the result from the changes of the tables. *FULL*: under `AUTO` each
            refresh computes the query and writes what differs, and `mode_reason` has this reason; `DIFFERENTIAL` is refused
            with it (`0A000`). *Refused*: in every mode, with this SQLSTATE.

            *Found by*: how a refresh finds the stored rows that it changes: by a key (of the sources, or the group columns),
            there being just one row, or by their content, equal rows counted. Columns that start with `__pgs_` are hidden.
            *Reads*: what a refresh reads besides the change itself; [operators](operators.md) has the equations, and which
            indexes help.
            """;

    private SupportPage() {}

    /** Returns the page. */
    public static String text(Recording recording) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Construct construct : Constructs.all()) {
            sections.computeIfAbsent(
                            construct.section(),
                            missing -> new StringBuilder(
                                    "| Construct | | Found by | Reads |\n| --- | --- | --- | --- |\n"))
                    .append(row(construct, recording.verdict(construct)));
        }
        StringBuilder page = new StringBuilder(HEAD);
        sections.forEach((section, rows) ->
                page.append("\n## ").append(section).append("\n\n").append(rows));
        return page.toString();
    }

    private static String row(Construct construct, Verdict verdict) {
        String name = construct.name() + (construct.version() == 0 ? "" : " (" + construct.version() + " and later)");
        String result = switch (verdict.mode()) {
            case "DIFFERENTIAL" -> "incremental";
            case "FULL" -> "FULL: " + cell(verdict.reason());
            default -> "refused, " + cell(verdict.reason());
        };
        return "| " + name + " | " + result + " | " + cell(verdict.storage()) + " | " + verdict.cost() + " |\n";
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|");
    }
}
