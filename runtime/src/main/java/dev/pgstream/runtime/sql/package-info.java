/** The few JDBC calls that both drivers support, pgjdbc and PL/Java's over SPI. */
@NullMarked
package dev.pgstream.runtime.sql;

import org.jspecify.annotations.NullMarked;
