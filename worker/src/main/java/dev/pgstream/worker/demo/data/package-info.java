/** The demo's tables, their first rows and the changes to them. */
@NullMarked
package dev.pgstream.worker.demo.data;

import org.jspecify.annotations.NullMarked;
