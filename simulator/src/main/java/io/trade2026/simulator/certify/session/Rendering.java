package io.trade2026.simulator.certify.session;

import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the client's lines of one script into bytes: times, CompIDs, symbols, ClOrdIDs, numbers, BodyLength(9), CheckSum(10). */
final class Rendering {
    private static final Pattern TIME = Pattern.compile("<TIME(?:([+-])(\\d+))?>");
    private static final Set<String> SENDERS = Set.of("TW", "TW42", "TW44", "TW50SP2");
    private static final String ACCEPTOR = "ISLD";

    /** The length of a time when the scripts were written: without milliseconds. */
    private static final String TIME_OF_SCRIPTS = "00000000-00:00:00";

    private static final AtomicLong IDS = new AtomicLong(System.currentTimeMillis() * 1000);

    private final SessionTarget target;
    private final String sender;
    private final Map<Integer, String> idByNumber = new HashMap<>();
    private String lastId = "";

    Rendering(SessionTarget target, String sender) {
        this.target = target;
        this.sender = sender;
    }

    /** What stands on the wire for a CompID of the script. */
    String compId(String scripted) {
        return SENDERS.contains(scripted) ? sender : scripted.equals(ACCEPTOR) ? target.targetCompId() : scripted;
    }

    /** ClOrdID(11) of the order that was rendered last; empty when there is none. */
    String lastId() {
        return lastId;
    }

    /**
     * Returns the bytes of a line.
     *
     * @param resets whether a Logon(A) asks for number 1 on both sides
     * @param testReqId TestReqID(112) that the acceptor has asked with last
     */
    String render(String text, Numbers numbers, boolean resets, String testReqId) {
        List<String> tokens = FixMessage.tokens(text);
        FixMessage scripted = FixMessage.parse(text);
        Instant now = Instant.now();
        List<String> rendered = new ArrayList<>();
        for (String token : tokens) {
            Matcher time = TIME.matcher(token);
            rendered.add(
                    time.find()
                            ? time.replaceAll(FixText.time(at(now, time.group(1), time.group(2))))
                            : replace(token, scripted, numbers, testReqId));
        }
        if (!text.startsWith("8=")) {
            return FixText.join(rendered);
        }
        addFields(rendered, scripted, resets);
        return frame(rendered, tokens);
    }

    private String replace(String token, FixMessage scripted, Numbers numbers, String testReqId) {
        int equals = token.indexOf('=');
        int tag = equals < 0 ? 0 : FixMessage.number(token.substring(0, equals), 0);
        String value = token.substring(equals + 1);
        boolean isOrder = scripted.is("D");
        return switch (tag) {
            case 49, 56 -> tag + "=" + compId(value);
            case 34 ->
                tag + "=" + (value.equals("0") ? value : Integer.toString(numbers.ours(Integer.parseInt(value))));
            case 36 -> tag + "=" + numbers.ours(Integer.parseInt(value));
            case 7, 45 -> tag + "=" + numbers.theirs(Integer.parseInt(value));
            case 16 -> tag + "=" + numbers.endOfRange(Integer.parseInt(value));
            case 11 -> isOrder ? tag + "=" + id(value, scripted) : token;
            case 55 -> isOrder ? tag + "=" + target.symbols().getOrDefault(value, value) : token;
            case 112 -> scripted.is("0") && value.equals("TEST") ? tag + "=" + testReqId : token;
            default -> token;
        };
    }

    private static Instant at(Instant now, @Nullable String sign, @Nullable String seconds) {
        // A tenth more, so that the effect does not hang on a clock tick.
        long millis = seconds == null ? 0 : Integer.parseInt(seconds) * 1100L;
        return "-".equals(sign) ? now.minusMillis(millis) : now.plusMillis(millis);
    }

    /** An order that is sent again, by its number or by PossResend(97), keeps its ClOrdID(11). */
    private String id(String value, FixMessage order) {
        boolean isAgain = order.text(97, "N").equals("Y") && !lastId.isEmpty();
        String id = isAgain
                ? lastId
                : idByNumber.computeIfAbsent(
                        order.seqNum(), unused -> value + Long.toString(IDS.incrementAndGet(), Character.MAX_RADIX));
        lastId = id;
        return id;
    }

    private void addFields(List<String> rendered, FixMessage scripted, boolean resets) {
        if (scripted.is("A")) {
            if (resets) {
                rendered.add("141=Y");
            }
            if (target.username() != null) {
                rendered.add("553=" + target.username());
            }
            if (target.password() != null) {
                rendered.add("554=" + target.password());
            }
        }
        if (scripted.is("D")) {
            target.orderFields().forEach((tag, value) -> {
                if (!scripted.has(tag)) {
                    rendered.add(tag + "=" + value);
                }
            });
        }
    }

    /** A given BodyLength(9) is wrong on purpose: it stays as wrong as it was. */
    private static String frame(List<String> rendered, List<String> scripted) {
        int given = indexOf(rendered, "9=");
        int trailer = indexOf(rendered, "10=");
        List<String> body = new ArrayList<>(rendered.subList(given > 0 ? given + 1 : 1, rendered.size()));
        body.removeIf(token -> token.startsWith("10="));
        int length = FixText.join(body).length();
        if (given > 0) {
            length += FixMessage.number(rendered.get(given).substring(2), 0) - lengthOfScript(scripted);
        }
        String text = rendered.get(0) + FixMessage.SOH + "9=" + length + FixMessage.SOH + FixText.join(body);
        if (trailer < 0) {
            return FixText.withCheckSum(text);
        }
        String checkSum = rendered.get(trailer).substring(3);
        return text + "10=" + "0".repeat(Math.max(0, 3 - checkSum.length())) + checkSum + FixMessage.SOH;
    }

    private static int lengthOfScript(List<String> tokens) {
        int length = 0;
        for (String token : tokens) {
            if (!token.startsWith("8=") && !token.startsWith("9=") && !token.startsWith("10=")) {
                length += TIME.matcher(token).replaceAll(TIME_OF_SCRIPTS).length() + 1;
            }
        }
        return length;
    }

    private static int indexOf(List<String> tokens, String start) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }
}
