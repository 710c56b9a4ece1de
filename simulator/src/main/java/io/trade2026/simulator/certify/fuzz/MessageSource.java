package io.trade2026.simulator.certify.fuzz;

import io.trade2026.simulator.certify.wire.FixText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes valid messages of every type that an acceptor of orders takes, in the words of one version. Not shared. */
final class MessageSource {
    private static final String[] SYMBOLS = {"INTC", "MSFT", "AAPL", "NVDA", "BTC-USD", "NOSUCH"};
    private static final String[] TYPES = {"D", "D", "D", "F", "G", "H", "q", "AF", "E", "Q", "0", "1", "2", "3", "4"};
    private static final String[] TYPES_42 = {"D", "D", "D", "F", "G", "H", "E", "Q", "0", "1", "2", "3", "4"};

    private final String beginString;
    private final String sender;
    private final String target;
    private final SplittableRandom dice;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private int ids;

    MessageSource(String beginString, String sender, String target, SplittableRandom dice) {
        this.beginString = beginString;
        this.sender = sender;
        this.target = target;
        this.dice = dice;
    }

    private boolean is42() {
        return beginString.equals("FIX.4.2");
    }

    private String pick(String... of) {
        return of[dice.nextInt(of.length)];
    }

    /** A Logon(A) that begins with number 1 on both sides. */
    List<String> logon() {
        List<String> fields = header("A", 1);
        fields.add("98=0");
        fields.add("108=30");
        fields.add("141=Y");
        if (beginString.startsWith("FIXT")) {
            fields.add("1137=9");
        }
        return fields;
    }

    /** Any message, as its fields without 8, 9 and 10. */
    List<String> next(int msgSeqNum) {
        String type = is42() ? pick(TYPES_42) : pick(TYPES);
        List<String> fields = header(type, msgSeqNum);
        switch (type) {
            case "D" -> order(fields, nextId());
            case "F", "G" -> change(fields, type);
            case "H" -> {
                fields.add("11=" + oldId());
                instrument(fields);
            }
            case "q" -> {
                fields.add("11=" + nextId());
                fields.add("530=" + pick("1", "7"));
                fields.add("55=" + pick(SYMBOLS));
                fields.add("60=" + now());
            }
            case "AF" -> {
                fields.add("584=" + nextId());
                fields.add("585=7");
            }
            case "E" -> list(fields);
            case "Q" -> doubt(fields);
            default -> session(fields, type, msgSeqNum);
        }
        return fields;
    }

    private List<String> header(String type, int msgSeqNum) {
        return new ArrayList<>(List.of("35=" + type, "34=" + msgSeqNum, "49=" + sender, "52=" + now(), "56=" + target));
    }

    private static String now() {
        return FixText.time(Instant.now());
    }

    private String nextId() {
        return "Z" + run + "-" + ++ids;
    }

    private String oldId() {
        return "Z" + run + "-" + dice.nextInt(Math.max(1, ids) + 1);
    }

    private void instrument(List<String> fields) {
        fields.add("55=" + pick(SYMBOLS));
        fields.add("54=" + pick("1", "2"));
    }

    private void order(List<String> fields, String id) {
        fields.add("11=" + id);
        fields.add("21=1");
        instrument(fields);
        fields.add("60=" + now());
        fields.add("38=" + dice.nextInt(1, 1_000));
        fields.add("40=" + pick("1", "2", "2", "2", "3", "4"));
        fields.add("44=" + dice.nextInt(50, 150) + "." + dice.nextInt(100));
        fields.add("99=100");
        fields.add("59=" + pick("0", "0", "1", "3", "4"));
    }

    private void change(List<String> fields, String type) {
        fields.add("41=" + oldId());
        if (type.equals("G")) {
            order(fields, nextId());
        } else {
            fields.add("11=" + nextId());
            instrument(fields);
            fields.add("38=100");
            fields.add("60=" + now());
        }
    }

    private void list(List<String> fields) {
        int orders = dice.nextInt(1, 4);
        fields.add("66=" + nextId());
        fields.add("394=3");
        fields.add("68=" + orders);
        fields.add("73=" + orders);
        for (int i = 1; i <= orders; i++) {
            fields.add("11=" + nextId());
            fields.add("67=" + i);
            fields.add("21=1");
            instrument(fields);
            fields.add("60=" + now());
            fields.add("38=100");
            fields.add("40=2");
            fields.add("44=100");
        }
    }

    private void doubt(List<String> fields) {
        fields.add("37=O1");
        fields.add("17=E" + dice.nextInt(1, 100_000));
        fields.add("127=" + pick("A", "B", "C", "D"));
        instrument(fields);
        fields.add("32=100");
        fields.add("31=100");
    }

    private void session(List<String> fields, String type, int msgSeqNum) {
        switch (type) {
            case "1" -> fields.add("112=" + nextId());
            case "2" -> {
                fields.add("7=" + dice.nextInt(1, 50));
                fields.add("16=" + pick("0", "10", "3"));
            }
            case "3" -> fields.add("45=" + dice.nextInt(1, 10));
            case "4" -> {
                fields.add("36=" + (msgSeqNum + 1));
                fields.add("123=" + pick("Y", "N"));
            }
            default -> {
                // a Heartbeat(0) is its header
            }
        }
    }
}
