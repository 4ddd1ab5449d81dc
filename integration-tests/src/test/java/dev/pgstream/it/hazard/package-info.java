/**
 * The ways in which systems of this kind went wrong, each a test whose name begins with the hazard's id; every test ends in
 * the comparison with the live query. Groups: A what a refresh sees, B joins and subqueries, C identity and types, D
 * aggregates, E sets, windows and language.
 *
 * <table>
 * <caption>Hazards of these groups whose tests show the construction, or that have none</caption>
 * <tr><td>A6</td><td>No position in the log is read anywhere; a refresh right after a commit is tested.</td></tr>
 * <tr><td>A7</td><td>Buffers have no sequence; tested by their columns.</td></tr>
 * <tr><td>A9</td><td>Tested: buffers are LOGGED. The crash that empties UNLOGGED ones would end the server that all
 *     tests share.</td></tr>
 * <tr><td>A12</td><td>Nothing compacts buffers; what nets changes within a refresh is tested.</td></tr>
 * <tr><td>A13</td><td>There is no way to pause capture, only to suspend refreshes, which is tested.</td></tr>
 * <tr><td>A14, A15</td><td>Nothing decodes the log: no slot, no publication, no replica identity; tested.</td></tr>
 * <tr><td>C1, C7, C8</td><td>No hash, sentinel or version of either identifies a row; tested by the columns and by
 *     extreme keys.</td></tr>
 * <tr><td>C3</td><td>Nothing is captured as text. Messages in other languages need locales that a server may not have;
 *     decisions rest on SQLSTATEs.</td></tr>
 * </table>
 */
@NullMarked
package dev.pgstream.it.hazard;

import org.jspecify.annotations.NullMarked;
