package io.trade2026.app.reconcile;

import io.trade2026.gateway.archive.ArchivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What counterparties kept themselves: the file stores and message logs of QuickFIX engines, or any files that hold whole FIX messages.
 * A store holds what its owner sent; only a log holds what it received.
 */
public final class FarSide {
    private static final String BEGIN = "8=FIX";
    private static final String CHECKSUM = "\u000110=";
    private static final int TRAILER = 8;
    private static final int SENDER = 49;
    private static final int TARGET = 56;
    private static final Set<String> NO_MESSAGES = Set.of("header", "seqnums", "session");

    private final Set<String> ourCompIds;
    private final Map<String, List<Message>> sent = new HashMap<>();
    private final Map<String, List<Message>> received = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /**
     * Creates an empty one.
     *
     * @param ourCompIds by which the house is known
     */
    public FarSide(Set<String> ourCompIds) {
        this.ourCompIds = Set.copyOf(ourCompIds);
    }

    /**
     * Reads all files below a directory.
     *
     * @param directory of a store or log, or of several
     * @return how many messages it holds, each counted once
     */
    public int read(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            int count = 0;
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (!NO_MESSAGES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    count += add(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Takes the messages out of a text.
     *
     * @param text whose messages end with CheckSum(10)
     * @return how many were new
     */
    public int add(String text) {
        int count = 0;
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int end = text.indexOf(CHECKSUM, at);
            if (end < 0) {
                break;
            }
            int behind = Math.min(end + TRAILER, text.length());
            int next = text.indexOf(BEGIN, at + 1);
            if (next < 0 || next > end) {
                count += one(text.substring(at, behind)) ? 1 : 0;
            }
            at = text.indexOf(BEGIN, at + 1);
        }
        return count;
    }

    private boolean one(String text) {
        if (ourCompIds.contains(ArchivedMessage.text(text, SENDER))) {
            return keep(received, Message.ofStore(false, text), text);
        }
        return ourCompIds.contains(ArchivedMessage.text(text, TARGET)) && keep(sent, Message.ofStore(true, text), text);
    }

    /** A store and a log beside each other hold the same message, and a resent one comes again. */
    private boolean keep(Map<String, List<Message>> side, Message message, String text) {
        String key = message.isTheirs() + message.key() + message.epochNs();
        if (!seen.add(message.isPossDup() ? key : text)) {
            return false;
        }
        side.computeIfAbsent(message.compId(), any -> new ArrayList<>()).add(message);
        return true;
    }

    List<Message> sentBy(String compId) {
        return sent.getOrDefault(compId, List.of());
    }

    List<Message> receivedBy(String compId) {
        return received.getOrDefault(compId, List.of());
    }

    Set<String> compIds() {
        Set<String> all = new HashSet<>(sent.keySet());
        all.addAll(received.keySet());
        return all;
    }
}
