package dev.pgstream.worker.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports and single results as JSON, and back. */
public final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** An array with one object a row. */
    public static String of(Report report) {
        ArrayNode array = MAPPER.createArrayNode();
        for (List<@Nullable Object> row : report.rows()) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                object.set(report.columns().get(i), node(row.get(i)));
            }
        }
        return pretty(array);
    }

    /** One object. */
    public static String of(Map<String, ? extends @Nullable Object> fields) {
        ObjectNode object = MAPPER.createObjectNode();
        fields.forEach((name, value) -> object.set(name, node(value)));
        return pretty(object);
    }

    /** JSON that came as text, laid out. */
    static String pretty(String json) {
        return pretty(parse(json));
    }

    /** One row with the fields of an object; lists and objects in it stay lists of text. */
    static Report fields(String json) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        parse(json).properties().forEach(field -> {
            names.add(field.getKey());
            values.add(value(field.getValue()));
        });
        return new Report(names, List.of(values));
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(element.isValueNode() ? element.asText() : element.toString()));
            return elements;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + json, e);
        }
    }

    private static JsonNode node(@Nullable Object value) {
        return MAPPER.valueToTree(value instanceof OffsetDateTime time ? time.toString() : value);
    }

    private static String pretty(JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
