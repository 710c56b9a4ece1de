/**
 * What the FIX versions say: dictionaries as resources, and the Artio codecs generated from them in {@code fix42}, {@code fix44}
 * and {@code fix50} (FIXT.1.1 with 5.0 SP2).
 *
 * <pre>
 *   dictionaries/*.xml ──▶ encoders, decoders ──▶ sessions, fix-gateway
 * </pre>
 */
@NullMarked
package io.trade2026.dictionaries;

import org.jspecify.annotations.NullMarked;
