package io.trade2026.gateway;

import io.trade2026.sequencer.client.CrashPoint;
import io.trade2026.sequencer.client.SequencerAddress;
import io.trade2026.sequencer.media.Pace;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Where a gateway lives.
 *
 * @param gatewayId number of this gateway, from 1: the core believes its word on sessions while it is heard
 * @param directory for Artio's state and the checkpoint
 * @param sequencer to which commands go and from which events come; its driver and archive also carry Artio
 * @param host to listen on
 * @param fixPort for clients
 * @param mediaSurvived whether driver and archive outlived the last gateway, or both were stopped in order; if not, messages may
 *     have been on the wire that no archive holds
 * @param reconnectMs how long to wait before a venue is tried again
 * @param pace how eagerly the gateway's threads look for work when they are idle
 * @param mayAccept whether there are file handles for one more connection; asked by Artio's thread for each
 * @param crash is told of each window of a crash that is passed
 */
public record GatewaySettings(
        int gatewayId,
        Path directory,
        SequencerAddress sequencer,
        String host,
        int fixPort,
        boolean mediaSurvived,
        long reconnectMs,
        Pace pace,
        BooleanSupplier mayAccept,
        CrashPoint crash) {}
