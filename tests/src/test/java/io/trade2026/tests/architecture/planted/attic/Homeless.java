package io.trade2026.tests.architecture.planted.attic;

/** Planted: lives in no room. */
public final class Homeless {}
