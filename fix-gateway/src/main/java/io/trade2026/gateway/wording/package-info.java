/**
 * How a counterparty words its messages, where that differs from the dictionary of its version: the words of a session definition, made
 * ready for single messages.
 * <pre>
 *   bytes of a counterparty ──▶ OverlayRewriter ──▶ bytes of the dictionary ──▶ MessageCheck, translation
 *   bytes that we write     ──▶ OverlayRewriter ──▶ bytes of the counterparty ──▶ session
 *   fields beyond the dictionary ──▶ CustomFields ──▶ letter … event ──▶ CustomFields ──▶ venue, client
 * </pre>
 * Artio itself reads the original bytes: BeginString, CompIDs, MsgSeqNum, SendingTime, PossDupFlag, BodyLength and CheckSum have been
 * dealt with before a message comes here, which is why those fields cannot be renamed. What it stores and sends again is what left, so a
 * resent message is in the counterparty's words too.
 */
@NullMarked
package io.trade2026.gateway.wording;

import org.jspecify.annotations.NullMarked;
