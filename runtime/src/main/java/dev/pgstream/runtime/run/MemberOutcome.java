package dev.pgstream.runtime.run;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.runtime.RefreshOutcome;

/** What the refresh of a group did for one member. */
public record MemberOutcome(long id, QualifiedName name, RefreshOutcome outcome) {}
