package io.trade2026.tests.architecture.planted.stores.util;

/** Planted: a dumping ground in a dumping ground. */
public final class RowManager {}
