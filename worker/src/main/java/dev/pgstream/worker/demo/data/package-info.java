/** The demo's part of TPC-H: which tables and how much of them, and how they change. */
@NullMarked
package dev.pgstream.worker.demo.data;

import org.jspecify.annotations.NullMarked;
