package dev.pgstream.testkit.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pgstream.engine.catalog.SourceTable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server said of the examples, so that the engine can compile them where there is no server.
 *
 * @param tables the tables that they read, by name; numbered in this order, none of their columns used
 * @param answers by section and name of the construct
 */
public record Recording(Map<String, SourceTable> tables, Map<String, Answer> answers) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Recording {
        tables = new TreeMap<>(tables);
        answers = new TreeMap<>(answers);
    }

    /** Returns the recording that the examples go with. */
    public static Recording stored() {
        try {
            return JSON.readValue(Constructs.resource("recording.json"), Recording.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the recording as a file holds it. */
    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name under which a construct's answer is kept. */
    public static String key(Construct construct) {
        return construct.section() + ": " + construct.name();
    }

    /** Returns what the engine makes of a construct. */
    public Verdict verdict(Construct construct) {
        Answer answer = answers.get(key(construct));
        if (answer == null) {
            throw new IllegalArgumentException("the server was not asked for " + key(construct)
                    + "; run SqlSupportIT with -Dpgstream.support=update");
        }
        return Verdict.of(answer, List.copyOf(tables.values()));
    }
}
