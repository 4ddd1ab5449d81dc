/**
 * PostgreSQL servers for tests: embedded ones of every supported version, a local one that has PL/Java, and a container.
 * {@link dev.pgstream.testkit.server.Servers} hands them out, each started once per JVM.
 */
@NullMarked
package dev.pgstream.testkit.server;

import org.jspecify.annotations.NullMarked;
