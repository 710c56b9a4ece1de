/** Tests of what the media tell about themselves. */
@org.jspecify.annotations.NullMarked
package io.trade2026.sequencer.media;
