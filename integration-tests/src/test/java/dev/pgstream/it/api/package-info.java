/** What each verb, view and setting does when all is well. */
@NullMarked
package dev.pgstream.it.api;

import org.jspecify.annotations.NullMarked;
