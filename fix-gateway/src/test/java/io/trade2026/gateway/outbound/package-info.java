/** Events in, bytes out, and the bytes held against the dictionary of each version. */
@NullMarked
package io.trade2026.gateway.outbound;

import org.jspecify.annotations.NullMarked;
