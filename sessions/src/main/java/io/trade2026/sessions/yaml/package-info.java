/**
 * Strict reading of YAML: every key must be known, every fault has its file and line, and all are told at once.
 * <pre>
 *   text ──▶ YamlFile ──▶ YamlMap ──▶ values
 *                            └──▶ Faults
 * </pre>
 */
@NullMarked
package io.trade2026.sessions.yaml;

import org.jspecify.annotations.NullMarked;
