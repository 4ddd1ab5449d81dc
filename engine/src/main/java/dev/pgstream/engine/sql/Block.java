package dev.pgstream.engine.sql;

import java.util.ArrayList;
import java.util.List;

/** The FROM and WHERE of a SELECT under construction, and the weights of its inputs. */
final class Block {

    private final List<String> from = new ArrayList<>();
    private final List<String> where = new ArrayList<>();
    private final List<String> weights = new ArrayList<>();

    void from(String item) {
        from.add(item);
    }

    void where(String condition) {
        where.add(condition);
    }

    void weight(String column) {
        weights.add(column);
    }

    /**
     * Returns the SELECT.
     *
     * @param outputs the select list without the weight
     */
    String select(List<String> outputs, Weight weight) {
        List<String> list = new ArrayList<>(outputs);
        weight.of(weights).ifPresent(w -> list.add(w + " AS " + Identifier.WEIGHT));
        StringBuilder sql = new StringBuilder("SELECT ").append(String.join(", ", list));
        if (!from.isEmpty()) {
            sql.append(" FROM ").append(String.join(", ", from));
        }
        if (!where.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", where));
        }
        return sql.toString();
    }
}
