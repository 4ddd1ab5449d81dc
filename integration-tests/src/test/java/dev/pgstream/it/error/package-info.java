/** What users do wrong: each error's SQLSTATE and message, and that nothing is left behind. */
@NullMarked
package dev.pgstream.it.error;

import org.jspecify.annotations.NullMarked;
