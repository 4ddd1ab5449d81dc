package dev.pgstream.runtime.run;

import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;

/** A refresh failed, and whose it was: nothing of its group stays. */
public final class MemberFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient StreamTable member;

    MemberFailure(StreamTable member, SQLException cause) {
        super(PgStreamException.about(member.name().toString(), cause).getMessage(), cause.getSQLState(), cause);
        this.member = member;
    }

    public StreamTable member() {
        return member;
    }
}
