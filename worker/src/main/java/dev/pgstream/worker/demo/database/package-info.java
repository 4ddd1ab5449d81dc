/** Where the demo runs: an embedded server, or the user's own database. */
@NullMarked
package dev.pgstream.worker.demo.database;

import org.jspecify.annotations.NullMarked;
