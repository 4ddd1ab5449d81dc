package dev.pgstream.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.dag.Grouping;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.attached.GroupRefresh;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.run.MemberFailure;
import dev.pgstream.runtime.run.MemberOutcome;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The groups of a database, refreshed as the job does. */
record Groups(TestDatabase database) {

    /** The names in each group, groups and members in their order. */
    List<List<String>> names() throws SQLException {
        try (Connection connection = database.connect()) {
            List<List<String>> groups = new ArrayList<>();
            for (List<Long> members : members(connection)) {
                List<String> names = new ArrayList<>();
                for (Long id : members) {
                    names.add(new dev.pgstream.testkit.Session(connection)
                            .value("SELECT table_name FROM pgstream.stream_tables_info WHERE pgs_id = " + id));
                }
                groups.add(names);
            }
            return groups;
        }
    }

    private static List<List<Long>> members(Connection connection) throws SQLException {
        return Grouping.of(new GraphStore(new Session(connection)).nodes()).stream()
                .map(group -> group.members())
                .toList();
    }

    /** Refreshes all groups; returns what was done, {@code name ACTION} each. */
    List<String> refresh() throws SQLException {
        try (Connection connection = database.connect()) {
            return refresh(connection);
        }
    }

    List<String> refresh(Connection connection) throws SQLException {
        List<List<Long>> groups = members(connection);
        GroupRefresh refresh = new GroupRefresh(connection, Initiator.JOB);
        List<String> done = new ArrayList<>();
        for (List<Long> members : groups) {
            for (MemberOutcome outcome : refresh.refresh(members)) {
                done.add(outcome.name().name() + " " + outcome.outcome().action());
            }
        }
        return done;
    }

    /** The failure that refreshing ends with. */
    MemberFailure failure() throws SQLException {
        try {
            refresh();
        } catch (MemberFailure failure) {
            return failure;
        }
        throw new AssertionError("no refresh failed");
    }

    /** All stream tables equal their queries. */
    void verify() throws SQLException {
        for (var row :
                database.rows("SELECT format('%I.%I', schema_name, table_name) FROM pgstream.stream_tables_info")) {
            assertThat(database.api().verify(String.valueOf(row.get(0))))
                    .as(row.get(0))
                    .isZero();
        }
    }
}
