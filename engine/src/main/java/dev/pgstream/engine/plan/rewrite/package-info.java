/** Rewrites of the plain tree before it is differentiated, one a class. */
@NullMarked
package dev.pgstream.engine.plan.rewrite;

import org.jspecify.annotations.NullMarked;
