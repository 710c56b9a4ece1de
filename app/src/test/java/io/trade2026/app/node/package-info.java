/** What a configuration file says and what is told about a wrong one. */
@NullMarked
package io.trade2026.app.node;

import org.jspecify.annotations.NullMarked;
