package io.trade2026.simulator.certify.fuzz;

import io.trade2026.simulator.certify.wire.FixText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Damages messages: their fields, their frame, their bytes. The same dice give the same damage. Not shared. */
final class Mutator {
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "-0",
        "99999999999999999999",
        "-99999999999999999999",
        "1e9",
        "0x10",
        "+5",
        "1.",
        ".5",
        "",
        "NaN",
        "00000000000000000001",
        "0.000000000000000000001",
        "2147483648",
        "9223372036854775808"
    };
    private static final int LONG_VALUE = 9_000;

    private final String beginString;
    private final SplittableRandom dice;

    Mutator(String beginString, SplittableRandom dice) {
        this.beginString = beginString;
        this.dice = dice;
    }

    /** Returns the bytes of a message, mostly damaged in one or a few ways. */
    byte[] bytes(List<String> message) {
        List<String> fields = new ArrayList<>(message);
        int faults = dice.nextInt(4);
        for (int i = 0; i < faults && dice.nextInt(3) > 0; i++) {
            damageFields(fields);
        }
        String text = frame(fields);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return dice.nextInt(4) == 0 ? damageBytes(bytes) : bytes;
    }

    private void damageFields(List<String> fields) {
        int at = dice.nextInt(fields.size());
        String field = fields.get(at);
        int equals = field.indexOf('=');
        switch (dice.nextInt(9)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(at, field);
            case 2 -> Collections.swap(fields, at, dice.nextInt(fields.size()));
            case 3 -> fields.set(at, field.substring(0, equals + 1) + NUMBERS[dice.nextInt(NUMBERS.length)]);
            case 4 -> fields.set(at, field.substring(0, equals + 1));
            case 5 -> fields.set(at, NUMBERS[dice.nextInt(NUMBERS.length)] + field.substring(Math.max(0, equals)));
            case 6 -> fields.add(at, dice.nextInt(1, 12_000) + "=" + dice.nextInt());
            case 7 -> fields.set(at, field + "X".repeat(dice.nextInt(1, LONG_VALUE)));
            default -> Collections.shuffle(fields, new Random(dice.nextLong()));
        }
        if (fields.isEmpty()) {
            fields.add("35=0");
        }
    }

    private String frame(List<String> fields) {
        if (dice.nextInt(8) > 0) {
            return FixText.complete("8=" + beginString, fields);
        }
        String body = FixText.join(fields);
        String length = dice.nextBoolean()
                ? Integer.toString(body.length() + dice.nextInt(-40, 40))
                : NUMBERS[dice.nextInt(NUMBERS.length)];
        String text = "8=" + beginString + "\u00019=" + length + "\u0001" + body;
        return dice.nextBoolean() ? FixText.withCheckSum(text) : text + "10=" + dice.nextInt(1_000) + "\u0001";
    }

    private byte[] damageBytes(byte[] bytes) {
        switch (dice.nextInt(4)) {
            case 0 -> {
                for (int i = dice.nextInt(1, 6); i > 0; i--) {
                    bytes[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
                }
                return bytes;
            }
            case 1 -> {
                return Arrays.copyOf(bytes, dice.nextInt(1, bytes.length));
            }
            case 2 -> {
                byte[] garbage = new byte[dice.nextInt(1, 300)];
                dice.nextBytes(garbage);
                return join(garbage, bytes);
            }
            default -> {
                return join(bytes, bytes);
            }
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
