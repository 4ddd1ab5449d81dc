package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.ColumnInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.schema.Column;

/**
 * The columns that the FROM items of a SELECT offer. The server has resolved all names already; this only finds them again.
 *
 * @param places where each column is found now, by the name that the query uses
 * @param infos what is known of the places
 * @param outer the columns around a subquery
 */
record Scope(Map<ColumnRef, ColumnRef> places, Map<ColumnRef, ColumnInfo> infos, Optional<Scope> outer) {

    ColumnRef resolve(Column column) {
        List<ColumnRef> found = candidates(column);
        if (found.isEmpty() && outer.isPresent()) {
            return outer.get().resolve(column);
        }
        if (found.size() != 1) {
            throw Refusal.of(
                    "a reference to a system column, a whole row, or rows more than one level out has no delta rule",
                    column,
                    "name the columns that you need, and pass outer ones on through the subquery between");
        }
        return found.get(0);
    }

    /** Whether a column that occurs anywhere in a subquery is one of these: the server qualifies those. */
    boolean offers(Column column) {
        return column.getTable() != null && !candidates(column).isEmpty();
    }

    /** Whether a column's name is that of one of these. */
    boolean has(Column column) {
        return !candidates(column).isEmpty();
    }

    private List<ColumnRef> candidates(Column column) {
        String name = ParserNames.unquote(column.getColumnName());
        String qualifier = column.getTable() == null
                ? ""
                : ParserNames.unquote(column.getTable().getName());
        ColumnRef merged = places.get(ColumnRef.of(name));
        if (qualifier.isEmpty() && merged != null) {
            return List.of(merged);
        }
        return places.entrySet().stream()
                .filter(place -> place.getKey().name().equals(name)
                        && (qualifier.isEmpty() || place.getKey().qualifier().equals(qualifier)))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    ColumnInfo info(ColumnRef place) {
        return infos.getOrDefault(place, ColumnInfo.UNKNOWN);
    }

    /** Whether an expression reads only columns of this SELECT itself. */
    boolean covers(Expr expr) {
        return infos.keySet().containsAll(expr.columns());
    }

    /** Refuses a join of a subquery that reads columns of the rows around the subquery. */
    void requireOwn(List<Expr> conditions, Object join) {
        if (!conditions.stream().allMatch(this::covers)) {
            throw Refusal.of(
                    "a join that reads columns of the rows around its subquery has no delta rule",
                    join,
                    "write that condition into WHERE, or join a subquery");
        }
    }
}
