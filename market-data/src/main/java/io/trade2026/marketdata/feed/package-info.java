/**
 * The dialects of the price feeds: bytes of a venue come in, exact quotes, heartbeats or a refusal that names the field go out.
 * <pre>
 *   subject, payload ──▶ PriceNormaliser ──▶ Quote | Heartbeat | Refusal
 * </pre>
 * Pure: no clock and no state; what is too old or unknown is decided by the reader of the message.
 */
@NullMarked
package io.trade2026.marketdata.feed;

import org.jspecify.annotations.NullMarked;
