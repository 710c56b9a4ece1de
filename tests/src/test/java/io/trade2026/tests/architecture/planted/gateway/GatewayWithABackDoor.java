package io.trade2026.tests.architecture.planted.gateway;

import io.trade2026.tests.architecture.planted.sequencer.node.NodeOfTheCluster;

/** Planted: the gateway may use the sequencer's client only. */
public final class GatewayWithABackDoor {
    /** Names the node. */
    public Object node() {
        return new NodeOfTheCluster();
    }
}
