/**
 * Hard times: parts that stand still, a disk that takes nothing, no file handles, a clock that jumps. What comes in are clients that go on
 * sending; what is looked at is that their sockets feel it, that people are told once, and that afterwards each order is answered once.
 */
@org.jspecify.annotations.NullMarked
package io.trade2026.tests.adversity;
