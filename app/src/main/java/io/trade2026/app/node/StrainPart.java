package io.trade2026.app.node;

import io.trade2026.gateway.Gateway;
import io.trade2026.ops.source.PartCheck;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.node.SequencerNode;
import java.util.ArrayList;
import java.util.List;

/** Watches over what strains the core and the gateway of this process. */
final class StrainPart {
    private final NodeLife life;
    private final SequencerAddress address;

    StrainPart(NodeLife life, SequencerAddress address) {
        this.life = life;
        this.address = address;
    }

    /** A core's process sees disk, driver and clock. */
    List<PartCheck> core(SequencerNode node) {
        return List.of(watch(
                "core-strain",
                List.of(
                        Strain.archiveSlow(node),
                        Strain.mediaSilent(address),
                        Strain.clockJump(node),
                        Strain.fewHandles("the core"))));
    }

    /** A gateway's process sees that counterparties wait; what it has in common with a core in the same process, that one sees. */
    List<PartCheck> gateway(Gateway gateway, boolean hasCore) {
        List<Strain> strains = new ArrayList<>();
        strains.add(Strain.coreSilent(gateway));
        if (!hasCore) {
            strains.add(Strain.fewHandles("gateway " + gateway.id()));
        }
        return List.of(watch("gateway-strain", strains));
    }

    private PartCheck watch(String name, List<Strain> strains) {
        return life.keep(name, new StrainWatch(address, strains)).start().check(name);
    }
}
