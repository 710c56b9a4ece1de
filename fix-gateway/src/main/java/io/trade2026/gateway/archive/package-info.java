/**
 * Reads what the gateways have received and sent, as the archive of the media process recorded it.
 * <pre>
 *   archive of driver and archive ──replay──▶ FixArchive ──▶ ArchivedMessage, in the order in which they were written
 * </pre>
 * It works beside a running gateway, in any process on the same machine, and holds nobody up.
 */
@NullMarked
package io.trade2026.gateway.archive;

import org.jspecify.annotations.NullMarked;
