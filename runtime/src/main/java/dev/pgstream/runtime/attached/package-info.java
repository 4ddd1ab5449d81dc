/** The engine outside of the database: a transaction for each verb. */
@NullMarked
package dev.pgstream.runtime.attached;

import org.jspecify.annotations.NullMarked;
