/**
 * The Postgres server itself: found or unpacked and started, its schema brought up to date, its connections handed out.
 * <pre>
 *   binaries ──▶ Distribution ──▶ EmbeddedPostgres ──▶ PostgresSettings ──▶ Database (pool, migrations)
 *                        an external server ──────────────┘
 * </pre>
 */
@NullMarked
package io.trade2026.stores.postgres;

import org.jspecify.annotations.NullMarked;
