package dev.pgstream.engine.sql;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Net;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Unit;
import dev.pgstream.engine.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints operators as SELECTs. Chains of alias, join, filter and projection become one SELECT, so that the planner sees
 * what the user wrote; what is read more than once becomes a common table.
 */
public final class SqlPrinter {

    private final CommonTables common;

    /**
     * @param common receives the common tables that the printed text refers to
     */
    public SqlPrinter(CommonTables common) {
        this.common = common;
    }

    /** Returns a SELECT of the operator's columns, and of its weight where it is weighted. */
    public String print(Operator operator) {
        return select(operator, operator.weighted() ? Weight.PLUS : Weight.NONE);
    }

    /** Returns a SELECT of the operator's columns and a weight, 1 for plain rows. */
    public String printWeighted(Operator operator) {
        return select(operator, Weight.PLUS);
    }

    /** Returns the column names that {@link #print} puts out, without the weight. */
    static List<String> names(Operator operator) {
        return Captured.of(operator).stream().map(ColumnRef::name).toList();
    }

    private String select(Operator operator, Weight weight) {
        if (operator instanceof Negate negate) {
            return select(negate.input(), weight.flipped());
        }
        if (operator instanceof UnionAll union) {
            return String.join(
                    "\nUNION ALL ",
                    union.branches().stream()
                            .map(branch -> branchOf(branch, weight))
                            .toList());
        }
        if (operator instanceof Project project) {
            List<String> outputs = project.outputs().stream()
                    .map(o -> o.expr().text() + " AS " + Identifier.quote(o.name()))
                    .toList();
            return block(project.input()).select(outputs, weight);
        }
        if (operator instanceof Scan scan) {
            Block block = new Block();
            block.from(scan.table().name().sql());
            return block.select(Columns.quoted(names(operator)), weight);
        }
        if (operator instanceof Changes changes) {
            return changes(changes, names(operator), weight);
        }
        if (operator instanceof Reference reference) {
            Block block = new Block();
            block.from(reference.table());
            if (reference.weighted()) {
                block.weight(Identifier.WEIGHT);
            }
            return block.select(Columns.quoted(reference.columns()), weight);
        }
        if (operator instanceof Recurrence recurrence) {
            return select(recurrence.rows(), weight);
        }
        if (operator instanceof Stored stored) {
            return select(new Reference(stored.state(), names(stored)), weight);
        }
        if (operator instanceof Net net && weight == Weight.PLUS) {
            return net(net);
        }
        if (operator instanceof Shared shared) {
            Block block = new Block();
            block.from(common.name(print(shared.input())));
            if (shared.weighted()) {
                block.weight(Identifier.WEIGHT);
            }
            return block.select(Columns.quoted(names(shared)), weight);
        }
        if (weight == Weight.NONE) {
            if (operator instanceof Former former) {
                return new FormerPrinter(this, common).print(former);
            }
            if (operator instanceof Restrict restrict) {
                return new RestrictPrinter(this, common).print(restrict);
            }
            if (operator instanceof Partitioned partitioned) {
                return new PartitionPrinter(this).print(partitioned);
            }
            if (operator instanceof Recursion recursion) {
                return recursion(recursion);
            }
            if (operator instanceof Values values) {
                return "SELECT * FROM (" + values.sql() + ") AS pgs_v ("
                        + String.join(", ", Columns.quoted(values.columns())) + ")";
            }
        }
        return block(operator).select(Columns.quoted(names(operator)), weight);
    }

    /**
     * A nested union keeps its own parentheses: the types of its columns are resolved among its branches alone. So do an
     * ORDER BY and a LIMIT.
     */
    private String branchOf(Operator branch, Weight weight) {
        String sql = select(branch, weight);
        return branch instanceof UnionAll || branch instanceof Partitioned ? "(" + sql + ")" : sql;
    }

    private Block block(Operator operator) {
        Block block = new Block();
        addTo(block, operator);
        return block;
    }

    private void addTo(Block block, Operator operator) {
        if (operator instanceof Join join) {
            join.inputs().forEach(input -> addTo(block, input));
            join.conditions().forEach(condition -> block.where(condition.text()));
        } else if (operator instanceof Filter filter) {
            addTo(block, filter.input());
            filter.conditions().forEach(condition -> block.where(condition.text()));
        } else if (operator instanceof Alias alias) {
            block.from(item(alias, block));
        } else if (operator instanceof Match || operator instanceof FullJoin || operator instanceof Expand) {
            new MatchPrinter(this, new FormerPrinter(this, common)).addTo(block, operator);
        } else if (!(operator instanceof Unit)) {
            block.from("(" + print(operator) + ") AS pgs_i");
            if (operator.weighted()) {
                block.weight("pgs_i." + Identifier.WEIGHT);
            }
        }
    }

    /** Returns the FROM item; its weight goes to the block. */
    String item(Alias alias, Block block) {
        String name = Identifier.quote(alias.name());
        if (alias.input() instanceof Scan scan && alias.columns().isEmpty()) {
            return scan.table().name().sql() + " AS " + name;
        }
        if (alias.weighted()) {
            block.weight(name + "." + Identifier.WEIGHT);
        }
        return "(" + renamed(alias) + ") AS " + name;
    }

    /** The alias' input with its columns renamed by name: captured rows have fewer columns than their table. */
    private String renamed(Alias alias) {
        if (alias.columns().isEmpty()) {
            return print(alias.input());
        }
        List<String> before = Lineage.names(alias.input());
        List<String> after = Lineage.names(alias);
        List<String> list = new ArrayList<>();
        for (String column : names(alias.input())) {
            list.add(Identifier.quote(column) + " AS " + Identifier.quote(after.get(before.indexOf(column))));
        }
        if (alias.weighted()) {
            list.add(Identifier.WEIGHT);
        }
        return "SELECT " + String.join(", ", list) + " FROM (" + print(alias.input()) + ") AS pgs_i";
    }

    private String changes(Changes changes, List<String> names, Weight weight) {
        Block block = new Block();
        block.from(ChangeBuffer.commonTable(changes.table()));
        block.weight(Identifier.WEIGHT);
        List<String> outputs = names.stream()
                .map(column -> ChangeBuffer.column(
                                changes.table().column(column).orElseThrow()) + " AS " + Identifier.quote(column))
                .toList();
        return block.select(outputs, weight);
    }

    private String recursion(Recursion recursion) {
        String table = recursion.rows().table();
        String columns = String.join(", ", Columns.quoted(recursion.rows().columns()));
        return "WITH RECURSIVE " + table + " (" + columns + ") AS (\n(" + print(recursion.base()) + ")\nUNION "
                + (recursion.distinct() ? "" : "ALL ") + "(" + print(recursion.step()) + "))\nSELECT " + columns
                + " FROM " + table;
    }

    private String net(Net net) {
        return "SELECT " + before(Columns.quoted(names(net))) + "sum(__pgs_w) AS __pgs_w FROM ("
                + printWeighted(net.input()) + ") AS pgs_u GROUP BY " + grouping(net.input())
                + " HAVING sum(__pgs_w) <> 0";
    }

    /** Rows have no columns where only their number matters. */
    static String before(List<String> columns) {
        return columns.isEmpty() ? "" : String.join(", ", columns) + ", ";
    }

    /** Equal values that look different (1.0 and 1.00) are kept apart, as each row is. */
    static String grouping(Operator operator) {
        Map<ColumnRef, ColumnInfo> known = Lineage.of(operator);
        List<String> grouping = new ArrayList<>();
        for (ColumnRef column : Captured.of(operator)) {
            String name = Identifier.quote(column.name());
            grouping.add(name);
            Equality.looks(name, known.getOrDefault(column, ColumnInfo.UNKNOWN)).ifPresent(grouping::add);
        }
        return grouping.isEmpty() ? "()" : String.join(", ", grouping);
    }
}
