/** What commands print: sentences and aligned tables for people, JSON for programs. */
@NullMarked
package dev.pgstream.worker.output;

import org.jspecify.annotations.NullMarked;
