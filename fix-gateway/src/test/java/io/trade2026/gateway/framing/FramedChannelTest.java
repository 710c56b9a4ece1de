package io.trade2026.gateway.framing;

import static io.trade2026.gateway.framing.Line.LOGON;
import static io.trade2026.gateway.framing.Line.framed;
import static io.trade2026.gateway.framing.Line.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a connection Artio gets to see (order-semantics S20). */
class FramedChannelTest {
    private static final String GOOD = message("0", 3, "112=X");

    @TempDir
    Path directory;

    private Line line;

    @BeforeEach
    void connect() throws IOException {
        line = new Line(directory);
    }

    @AfterEach
    void hangUp() throws IOException {
        line.close();
    }

    private void assertPassedOver(String garbage, Fault why) throws IOException {
        assertThat(line.says(LOGON + garbage + GOOD).rest()).isEqualTo(LOGON + GOOD);
        assertThat(line.events()).contains(why + " " + garbage.length());
    }

    @Test
    void garbageInFrontOfAGoodMessageInOneSegment() throws IOException {
        assertPassedOver("hello|world|", Fault.NO_BEGIN);
    }

    @Test
    void beginsThatLeadNowhere() throws IOException {
        assertPassedOver("35=0|", Fault.NO_BEGIN);
    }

    @Test
    void checkSumThatIsWrong() throws IOException {
        String bad = message("0", 2, "112=Y").replace("112=Y", "112=Z");
        assertPassedOver(bad, Fault.CHECK_SUM);
    }

    @Test
    void whatWaitedWhileTheProcessStoodStillIsNotReadAtOnce() throws IOException {
        line.says(LOGON);
        assertThat(line.readOnce() + line.readOnce()).isEqualTo(LOGON);
        String next = message("0", 2, "112=a");
        line.says(next);
        line.passesMs(3_001);
        assertThat(line.readOnce()).isEmpty();
        line.passesMs(999);
        assertThat(line.readOnce()).isEmpty();
        line.passesMs(1);
        assertThat(line.readOnce()).isEqualTo(next);
    }

    @Test
    void aPauseThatNoDriverMindsHoldsNothingBack() throws IOException {
        line.says(LOGON);
        line.passesMs(3_000);
        assertThat(line.readOnce() + line.readOnce()).isEqualTo(LOGON);
    }

    @Test
    void bodyLengthThatIsTooSmall() throws IOException {
        assertPassedOver(
                framed("8=FIX.4.4|9=20|35=0|34=2|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00|"), Fault.BODY_LENGTH);
    }

    @Test
    void bodyLengthThatReachesIntoTheNextMessage() throws IOException {
        assertPassedOver(
                framed("8=FIX.4.4|9=90|35=0|34=2|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00|"), Fault.BODY_LENGTH);
    }

    @Test
    void bodyLengthThatReachesFarBehindWhatHasCome() throws IOException {
        assertPassedOver(
                framed("8=FIX.4.4|9=3000|35=0|34=2|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00|"), Fault.BODY_LENGTH);
    }

    @Test
    void firstFieldsInAnotherOrder() throws IOException {
        assertPassedOver(framed("8=FIX.4.4|9=29|34=2|35=0|49=CLIENT1|56=TRADE2026|"), Fault.FIRST_FIELDS);
    }

    @Test
    void bodyLengthThatIsNoNumber() throws IOException {
        assertPassedOver(framed("8=FIX.4.4|9=x|35=0|34=2|"), Fault.FIRST_FIELDS);
    }

    @Test
    void bodyLengthThatIsBeyondReason() throws IOException {
        assertPassedOver(framed("8=FIX.4.4|9=9999999|35=0|34=2|"), Fault.BODY_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "34=+5",
                "34=",
                "34=-1",
                "34=1e9",
                "34=2147483648",
                "34=99999999999999999999",
                "3x=2|34=2",
                "=2|34=2"
            })
    void msgSeqNumThatIsNoNumber(String number) throws IOException {
        String body = "35=D|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00.000|" + number + "|58=a|";
        assertPassedOver(framed("8=FIX.4.4|9=" + body.length() + "|" + body), Fault.NO_NUMBER);
    }

    /** Artio takes a number without digits for -2,147,483,648, and writes a record for each up to the new one. */
    @Test
    void resetWithASecondNumberThatIsEmpty() throws IOException {
        assertPassedOver(message("4", 3, "34=|36=8|123=Y"), Fault.NO_NUMBER);
    }

    @Test
    void msgTypeThatIsLongerThanAny() throws IOException {
        assertPassedOver(message("DXXXXXXXX", 3, "58=a"), Fault.NO_NUMBER);
    }

    @Test
    void newSeqNoWithoutAValue() throws IOException {
        assertPassedOver(message("4", 3, "36=|123=Y"), Fault.NO_NUMBER);
    }

    /** Artio writes a record for each number that is passed over: two thousand million of them stop every session. */
    @ParameterizedTest
    @ValueSource(strings = {"2147483647", "4000004", "99999999999999999999", "-5", "1e9", "+7"})
    void resetOutOfReachBecomesOneThatIsRefused(String number) throws IOException {
        String reset = message("4", 3, "36=" + number + "|123=Y");
        String refused = message("4", 3, "36=" + "0".repeat(number.length()) + "|123=Y");
        assertThat(line.says(LOGON + reset + GOOD).rest()).isEqualTo(LOGON + refused + GOOD);
        assertThat(line.events()).contains(Fault.NEW_SEQ_NO + " " + reset.length());
    }

    /** Artio copies the whole request into one packet for what resends. */
    @Test
    void resendRequestThatIsLongerThanAPacketIsReplacedByItsMarkedHeader() throws IOException {
        String request = message("2", 2, "7=1|16=0|58=" + "x".repeat(1_000));
        String seen = line.says(LOGON + request + GOOD).rest();
        assertThat(seen).startsWith(LOGON + "8=FIX.4.4|9=").endsWith(GOOD);
        assertThat(seen)
                .contains("|35=2|34=2|49=CLIENT1|56=TRADE2026|", "|" + StandIn.MARK + "=" + request.length() + "|");
        assertThat(seen).doesNotContain("|7=", "|58=");
    }

    /** Without digits the number is -2,147,483,648 for Artio, of any message. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 3 * Line.LONGEST})
    void longMessageWithoutANumberIsPassedOver(int more) throws IOException {
        String body = "35=2|34=|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00.000|7=1|16=0|58=" + "x".repeat(more) + "|";
        String request = framed("8=FIX.4.4|9=" + body.length() + "|" + body);
        assertThat(line.says(LOGON + request + GOOD).rest()).isEqualTo(LOGON + GOOD);
    }

    @Test
    void resetWithinReachAndNewSeqNoOfOtherMessagesAreLeftAlone() throws IOException {
        String good = LOGON + message("4", 3, "123=N|36=4000003") + message("D", 3, "36=99999999999999");
        assertThat(line.says(good).rest()).isEqualTo(good);
    }

    @Test
    void secondLogonIsTheDoorkeepersToDrop() throws IOException {
        assertThat(line.says(LOGON + message("A", 2, "98=0|108=30") + GOOD).rest())
                .isEqualTo(LOGON + GOOD);
        assertThat(line.events()).containsExactly("logon", "second logon");
    }

    @Test
    void whatComesInsteadOfALogonEndsTheConnectionUnheard() throws IOException {
        String logout = message("5", 3_107, "58=MsgSeqNum too low");
        line.strict().says(logout + LOGON + GOOD);
        StringBuilder heard = new StringBuilder();
        String read = "";
        while (!read.equals("(end)")) {
            heard.append(read);
            read = line.readOnce();
        }
        assertThat(heard).isEmpty();
        assertThat(line.events()).containsExactly("before the logon " + logout.length());
    }

    @Test
    void whatComesBehindALogonIsNobodysToWithhold() throws IOException {
        String logout = message("5", 2, "58=closed");
        assertThat(line.strict().says(LOGON + logout).rest()).isEqualTo(LOGON + logout);
        assertThat(line.events()).containsExactly("logon");
    }

    @Test
    void noMoreThanTheLogonIsReadUntilItHasCome() throws IOException {
        line.says(LOGON + GOOD);
        String read = "";
        while (read.isEmpty()) {
            read = line.readOnce();
        }
        assertThat(read).isEqualTo(LOGON);
        assertThat(line.readOnce()).isEqualTo(GOOD);
    }

    @Test
    void messageThatIsTooLongIsReplacedByItsMarkedHeader() throws IOException {
        String longest = message("D", 2, "58=" + "x".repeat(2 * Line.LONGEST));
        String seen = line.says(LOGON + longest + GOOD).rest();
        String standIn = seen.substring(LOGON.length(), seen.length() - GOOD.length());
        assertThat(seen).startsWith(LOGON).endsWith(GOOD);
        assertThat(standIn)
                .contains("|35=D|34=2|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00.000|" + StandIn.MARK + "="
                        + longest.length() + "|");
        assertThat(standIn).isEqualTo(framed(standIn.substring(0, standIn.indexOf("10=", standIn.length() - 8))));
        assertThat(line.events()).contains(Fault.TOO_LONG + " " + longest.length());
    }

    @Test
    void connectionThatBringsOnlyGarbageIsClosed() throws IOException {
        assertThat(line.says(LOGON + "garbage ".repeat(10_000)).rest()).isEqualTo(LOGON);
        assertThat(line.events().get(line.events().size() - 1))
                .startsWith("shut: ")
                .endsWith("bytes in a row");
    }

    @Test
    void whatIsPassedOverIsKeptWithoutPasswords() throws IOException {
        line.says(LOGON + "554=secret|8=FIX.4.4|9=1|553=me|925=other|" + GOOD + "8=FIX.4.4|9=10|35=")
                .rest();
        assertThat(Files.readString(directory.resolve("garbled.log")))
                .contains("CLIENT1 garbled, no BeginString(8)")
                .contains("554=******|8=FIX.4.4|9=1|553=me|925=*****|\n")
                .contains("cut off by the end of the connection, 18 bytes: 8=FIX.4.4|9=10|35=\n")
                .doesNotContain("secret");
    }

    /** Good and bad in any order, cut anywhere. */
    @Test
    void goodMessagesComeThroughHoweverTheyAreCut() throws IOException {
        long seed = System.nanoTime();
        System.out.println("FramedChannelTest seed " + seed);
        Random random = new Random(seed);
        StringBuilder good = new StringBuilder(LOGON);
        StringBuilder all = new StringBuilder(LOGON);
        for (int i = 2; i < 400; i++) {
            if (random.nextInt(4) == 0) {
                all.append(garbage(random, i));
            } else {
                String message = message("D", i, "58=" + "y".repeat(random.nextInt(300)));
                good.append(message);
                all.append(message);
            }
        }
        String text = all.toString();
        Thread speaker = new Thread(() -> {
            int at = 0;
            while (at < text.length()) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 8 : 2_000));
                line.says(text.substring(at, end));
                at = end;
            }
        });
        speaker.start();
        StringBuilder seen = new StringBuilder();
        while (seen.length() < good.length() && !seen.toString().endsWith("(end)")) {
            seen.append(line.readOnce());
        }
        assertThat(seen.toString()).isEqualTo(good.toString());
    }

    private static String garbage(Random random, int number) {
        return switch (random.nextInt(4)) {
            case 0 -> "z".repeat(1 + random.nextInt(50));
            case 1 -> message("D", number, "58=a").replace("58=a", "58=b");
            case 2 -> framed("8=FIX.4.4|9=40|35=0|34=" + number + "|49=CLIENT1|56=TRADE2026|52=20261125-10:00:00|");
            default -> framed("8=FIX.4.4|9=33|34=" + number + "|35=0|49=CLIENT1|");
        };
    }

    @Test
    void onlyNewMessagesThatAreWrittenWholeCountAsWritten() throws IOException {
        byte[] text = message("8", 7, "37=1").getBytes(StandardCharsets.ISO_8859_1);
        line.answers(ByteBuffer.wrap(text), 7, true);
        line.answers(ByteBuffer.wrap(text), -1, false);
        ByteBuffer more = ByteBuffer.allocate(64 << 20);
        line.answers(more, 8, false);
        assertThat(more.hasRemaining()).isTrue();
        assertThat(line.events()).doesNotContain("written 7", "written 8");
    }

    @Test
    void answersAreTellingOfTheirProgressAlsoWhenThereIsNoRoom() throws IOException {
        String report = message("8", 7, "43=Y|37=1");
        line.resends(report);
        line.resends("rest of one that was too long|");
        ByteBuffer more = ByteBuffer.allocate(64 << 20);
        line.answers(more, 0, false);
        assertThat(more.hasRemaining()).isTrue();
        line.resends(report);
        assertThat(line.events()).containsExactly("resent " + report.length(), "resent 0", "resent 0");
    }

    @Test
    void writtenNumbersAreTold() throws IOException {
        byte[] text = message("5", 9, "58=good bye").getBytes(StandardCharsets.ISO_8859_1);
        line.answers(ByteBuffer.wrap(text), 9, false);
        assertThat(line.events()).containsExactly("written 9");
    }

    @Test
    void onlyGapFillsThatAnswerARequestAreAskedAbout() throws IOException {
        String fill = message("4", 4, "43=Y|123=Y|36=9");
        String report = message("8", 3, "43=Y|37=1");
        line.resends(report);
        line.resends(fill);
        line.answers(ByteBuffer.wrap(fill.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1)), -1, false);
        assertThat(line.events())
                .containsExactly("resent " + report.length(), "fill " + fill.length(), "resent " + fill.length());
    }

    @Test
    void behindAGapFillThatPassesOverTooMuchNothingLeavesAndTheConnectionEnds() throws IOException {
        line.says(LOGON);
        assertThat(line.readOnce() + line.readOnce()).isEqualTo(LOGON);
        String report = message("8", 3, "43=Y|37=1");
        line.resends(report);
        line.archiveIsGone().resends(message("4", 4, "43=Y|123=Y|36=9"));
        line.resends(message("8", 9, "43=Y|37=2"));
        assertThat(line.readOnce()).isEqualTo("(end)");
        assertThat(line.heard()).isEqualTo(report);
    }
}
