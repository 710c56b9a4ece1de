/**
 * The container files, read as the tools that use them would: files come in, every fault comes out as a sentence.
 *
 * <pre>
 *   docker/compose.yml ──▶ ComposeRules    ──┐
 *   docker/Dockerfile  ──▶ DockerfileRules ──┼──▶ faults (none)
 *   docker/nats/…      ──▶ the server itself ┘
 * </pre>
 */
@NullMarked
package io.trade2026.tests.docker;

import org.jspecify.annotations.NullMarked;
