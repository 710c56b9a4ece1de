package io.trade2026.app.reconcile;

import io.trade2026.app.process.StartFault;
import io.trade2026.messages.Decimal8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The positions that a clearing firm says we have: comma-separated lines of account, symbol and position, long above 0 and short below,
 * under a line {@code account,symbol,position}. Whatever is wrong is told in one go, with its line.
 */
public final class ClearingFile {
    private static final String COLUMNS = "account,symbol,position";
    private static final int WIDTH = 3;
    private static final char DELETE = 0x7f;

    private static final int NAME_WIDTH = 24;

    private final String name;
    private final String digest;
    private final SortedMap<Holder, Long> positionsE8;

    /** Whose position, in what. */
    record Holder(String account, String symbol) implements Comparable<Holder> {
        @Override
        public int compareTo(Holder other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : symbol.compareTo(other.symbol);
        }
    }

    private ClearingFile(String name, String digest, SortedMap<Holder, Long> positionsE8) {
        this.name = name;
        this.digest = digest;
        this.positionsE8 = positionsE8;
    }

    /**
     * Reads a file.
     *
     * @param file of the clearing firm
     * @return its positions
     * @throws StartFault naming each line, field, rule and value that is wrong
     */
    public static ClearingFile read(Path file) {
        try {
            return of(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFault("--clearing: must be a file that can be read, was '" + file + "'", e);
        }
    }

    static ClearingFile of(String name, List<String> lines) {
        List<String> faults = new ArrayList<>();
        SortedMap<Holder, Long> positions = new TreeMap<>();
        if (lines.isEmpty() || !lines.get(0).strip().equals(COLUMNS)) {
            faults.add(name + ":1: must be " + COLUMNS + ", was '" + (lines.isEmpty() ? "" : lines.get(0)) + "'");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                take(name + ":" + (i + 1), lines.get(i), positions, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new StartFault(String.join("\n", faults));
        }
        return new ClearingFile(name, digest(lines), positions);
    }

    private static String digest(List<String> lines) {
        try {
            byte[] content = String.join("\n", lines).strip().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void take(String at, String line, SortedMap<Holder, Long> positions, List<String> faults) {
        String[] fields = line.split(",", -1);
        if (fields.length != WIDTH) {
            faults.add(at + ": must have the " + WIDTH + " fields " + COLUMNS + ", was '" + line + "'");
            return;
        }
        Holder holder = new Holder(fields[0].strip(), fields[1].strip());
        String position = fields[2].strip();
        long positionE8 = Decimal8.parse(position);
        if (holder.account().isEmpty() || holder.symbol().isEmpty()) {
            faults.add(at + " account, symbol: must be given, was '" + line + "'");
        } else if (!isName(holder.account()) || !isName(holder.symbol())) {
            faults.add(at + " account, symbol: must have at most " + NAME_WIDTH + " characters, all of ASCII, was '"
                    + line + "'");
        } else if (!Decimal8.isNumber(positionE8)) {
            faults.add(at + " position: must be a decimal number with at most 8 places, was '" + position + "'");
        } else if (positions.putIfAbsent(holder, positionE8) != null) {
            faults.add(at + " account, symbol: must be there once, was '" + holder.account() + "," + holder.symbol()
                    + "' again");
        }
    }

    private static boolean isName(String text) {
        return text.length() <= NAME_WIDTH && text.chars().allMatch(each -> each > ' ' && each < DELETE);
    }

    /** As whoever asked for it called it. */
    String name() {
        return name;
    }

    /** SHA-256 of the content, however its lines end. */
    String digest() {
        return digest;
    }

    SortedMap<Holder, Long> positionsE8() {
        return Collections.unmodifiableSortedMap(positionsE8);
    }
}
