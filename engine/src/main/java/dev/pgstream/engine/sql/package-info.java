/** Stage 5 of 5: turns operator trees and programs into SQL text. The only package that quotes identifiers. */
@NullMarked
package dev.pgstream.engine.sql;

import org.jspecify.annotations.NullMarked;
