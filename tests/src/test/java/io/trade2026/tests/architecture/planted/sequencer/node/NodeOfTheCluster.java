package io.trade2026.tests.architecture.planted.sequencer.node;

/** Something only the front door may name. */
public final class NodeOfTheCluster {}
