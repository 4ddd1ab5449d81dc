/** What only a backend's own Java can do wrong. */
@NullMarked
package dev.pgstream.it.pljava;

import org.jspecify.annotations.NullMarked;
