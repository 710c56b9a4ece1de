/**
 * Who may act on the running system, and how they prove who they are.
 * <pre>
 *   operators (name, role, hash) ──▶ Operators ──▶ Operator, for a name and a password that fit
 *   first start: secrets/operator-NAME (password) ──▶ hash
 * </pre>
 */
@NullMarked
package io.trade2026.stores.operators;

import org.jspecify.annotations.NullMarked;
