package io.trade2026.tests.architecture.planted.oms;

/** Planted: inherits in a pure room. */
public final class InheritingOrder extends BaseOrder {}
