package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static io.trade2026.tests.session.RawClient.lasting;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.lab.LabProcess;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MsgSeqNum(34), what is resent, and NextExpectedMsgSeqNum(789) (order-semantics S6, S7, S18, S19). */
@ExtendWith(SharedLab.class)
class NumberingTest {
    private static final String ORDER = "35=D|55=IBM|54=1|38=100|40=2|44=100|60=20261126-10:00:00.000|11=";

    private final LabProcess lab;

    NumberingTest(LabProcess lab) {
        this.lab = lab;
    }

    private RawClient connect(String compId, int next) {
        return new RawClient(lab.fixPort(), compId, next);
    }

    /** Waits for a session of a file that was added while the lab runs. */
    private RawClient loggedOn(String compId, String more) {
        return Awaitility.await()
                .until(
                        () -> {
                            RawClient client = connect(compId, 1);
                            if (client.logon(more).contains("|35=A|")) {
                                return client;
                            }
                            client.close();
                            return null;
                        },
                        client -> client != null);
    }

    private static List<String> reports(RawClient client, String prefix, int count) {
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            client.send(ORDER + prefix + i);
        }
        for (int i = 0; i < count; i++) {
            reports.add(client.receive('8'));
        }
        return reports;
    }

    @Test
    void reportsAreResentByteForByteButForFlagTimesAndSums() {
        try (RawClient client = connect("CLIENT10", 1)) {
            client.logon("|141=Y");
            List<String> sent = reports(client, "RS", 5);
            client.send("35=2|7=1|16=0");
            String gapFill = client.receive();
            assertThat(gapFill).contains("|35=4|").contains("|43=Y|").contains("|123=Y|");
            assertThat(field(gapFill, 34)).isEqualTo("1");
            assertThat(field(gapFill, 36)).isEqualTo("2");
            for (String original : sent) {
                String again = client.receive();
                assertThat(lasting(again)).isEqualTo(lasting(original));
                assertThat(field(again, 43)).isEqualTo("Y");
                assertThat(field(again, 122)).isEqualTo(field(original, 52));
                assertThat(RawClient.framed(again.substring(0, again.lastIndexOf("10="))))
                        .isEqualTo(again);
                assertThat(field(again, 9)).isEqualTo(String.valueOf(bodyLength(again)));
            }
        }
    }

    private static int bodyLength(String message) {
        int begin = message.indexOf('|', message.indexOf("|9=") + 1) + 1;
        return message.lastIndexOf("10=") - begin;
    }

    @Test
    void gapIsAskedForOnceHoweverManyMessagesComeAheadOfIt() {
        try (RawClient client = connect("CLIENT12", 1)) {
            client.logon("|141=Y");
            client.sendBytes(client.message(ORDER + "AHEAD1", 5) + client.message(ORDER + "AHEAD2", 6));
            String request = client.receive('2');
            assertThat(field(request, 7)).isEqualTo("2");
            client.sendBytes(client.message("35=4|43=Y|122=" + RawClient.now() + "|123=Y|36=5", 2));
            String again = ORDER.replace("35=D|", "35=D|43=Y|122=" + RawClient.now() + "|");
            client.sendBytes(client.message(again + "AHEAD1", 5)
                    + client.message(again + "AHEAD2", 6)
                    + client.message("35=1|112=END", 7));
            // One request only, and none of the two is lost.
            String answer = client.receive();
            while (field(answer, 11).isEmpty()) {
                assertThat(answer).doesNotContain("|35=2|");
                answer = client.receive();
            }
            assertThat(field(answer, 11)).isEqualTo("AHEAD1");
            assertThat(field(client.receive('8'), 11)).isEqualTo("AHEAD2");
        }
    }

    @Test
    void clientThatAsksAgainAndAgainForTheSameIsLoggedOutWithTheReason() {
        try (RawClient client = connect("CLIENT13", 1)) {
            client.logon("|141=Y");
            reports(client, "ST", 3);
            for (int i = 0; i < 7; i++) {
                client.send("35=2|7=1|16=0");
            }
            assertThat(field(client.receive('5'), 58)).startsWith("ResendRequest(2): asked 5 times in 30 s");
        }
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(lab.output()).anyMatch(line -> line.contains("CLIENT13: RESEND_STORM")));
    }

    @Test
    void resetIsRefusedWhereItIsNotAllowed() {
        try (RawClient client = loggedOn("NORESET", "")) {
            client.sendBytes(client.message("35=A|98=0|108=30|141=Y", 1));
            assertThat(field(client.receive('5'), 58)).isEqualTo("ResetSeqNumFlag(141): is not allowed for NORESET");
        }
        try (RawClient client = connect("NORESET", 1)) {
            assertThat(field(client.logon("|141=Y"), 58))
                    .startsWith("ResetSeqNumFlag(141): is not allowed for NORESET, MsgSeqNum(34) goes on at ");
        }
    }

    @Test
    void whoOnlyNamesTheCompIdsEndsNobodysSession() {
        try (RawClient client = connect("CLIENT10", 1);
                RawClient stranger = connect("CLIENT10", 1)) {
            client.logon("|141=Y");
            String logon = stranger.message("35=A|98=0|108=30", 1);
            stranger.sendBytes(logon + logon);
            assertThat(field(stranger.receive('5'), 58)).isEqualTo("CLIENT10 is already logged on");
            client.send("35=1|112=STILL");
            assertThat(field(client.receive(), 112)).isEqualTo("STILL");
        }
    }

    @Test
    void nextExpectedReplacesResendRequests() {
        List<String> sent;
        int next;
        try (RawClient client = loggedOn("EXPECTS", "|141=Y|789=1")) {
            sent = reports(client, "NX", 3);
            client.send("35=5");
            client.receive('5');
            next = client.next();
        }
        int ourNext = Integer.parseInt(field(sent.get(2), 34)) + 2;
        // The client has missed the last two reports.
        try (RawClient client = connect("EXPECTS", next)) {
            String logon = client.logon("|789=" + (ourNext - 3));
            assertThat(field(logon, 34)).isEqualTo(String.valueOf(ourNext));
            assertThat(field(logon, 789)).isEqualTo(String.valueOf(next + 1));
            assertThat(lasting(client.receive())).isEqualTo(lasting(sent.get(1)));
            assertThat(lasting(client.receive())).isEqualTo(lasting(sent.get(2)));
            assertThat(field(client.receive('4'), 36)).isEqualTo(String.valueOf(ourNext + 1));
            client.send("35=5");
            client.receive('5');
            next = client.next();
        }
        try (RawClient client = connect("EXPECTS", next)) {
            assertThat(field(client.logon("|789=" + (ourNext + 50)), 58))
                    .startsWith("NextExpectedMsgSeqNum(789): " + (ourNext + 50) + " is too high, next here is ");
        }
        // We have missed two messages: 789 says so, and there is no ResendRequest(2).
        try (RawClient client = connect("EXPECTS", next + 2)) {
            String logon = client.logon("|789=" + (ourNext + 2));
            assertThat(field(logon, 789)).isEqualTo(String.valueOf(next));
            client.sendBytes(client.message("35=4|43=Y|122=" + RawClient.now() + "|123=Y|36=" + (next + 3), next));
            client.send("35=1|112=ON");
            String answer = client.receive();
            while (answer.contains("|35=0|") && field(answer, 112).isEmpty()) {
                answer = client.receive();
            }
            assertThat(field(answer, 112)).as(answer).isEqualTo("ON");
        }
    }
}
