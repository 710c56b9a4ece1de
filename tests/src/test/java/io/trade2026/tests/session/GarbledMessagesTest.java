package io.trade2026.tests.session;

import static io.trade2026.tests.session.RawClient.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.tests.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes that are no FIX message, and messages that are too long (order-semantics S14, S17, S20). */
@ExtendWith(SharedLab.class)
class GarbledMessagesTest {
    private final LabProcess lab;

    GarbledMessagesTest(LabProcess lab) {
        this.lab = lab;
    }

    private RawClient loggedOn(String compId) {
        RawClient client = new RawClient(lab.fixPort(), compId, 1);
        assertThat(client.logon("|141=Y")).contains("|35=A|");
        return client;
    }

    private String said() throws IOException {
        return Files.readString(lab.data().resolve("gateway").resolve("garbled.log"));
    }

    @Test
    void goodMessageBehindGarbageInOneSegmentIsAnsweredAndTheGarbageKept() throws IOException {
        try (RawClient client = loggedOn("CLIENT1")) {
            client.sendBytes("rubbish|554=pass|" + client.message("35=1|112=HELLO"));
            assertThat(field(client.receive('0'), 112)).isEqualTo("HELLO");
        }
        assertThat(said()).contains("CLIENT1 garbled, no BeginString(8)").contains("rubbish|554=****|");
    }

    @Test
    void garbledMessageIsPassedOverAndAskedForAtTheNextOne() {
        try (RawClient client = loggedOn("CLIENT3")) {
            client.sendBytes(client.message("35=1|112=A").replace("112=A", "112=B"));
            client.send("35=0");
            String request = client.receive('2');
            assertThat(field(request, 7)).isEqualTo("2");
            assertThat(field(request, 16)).isEqualTo("0");
        }
    }

    /** Each of these made Artio throw on the thread that serves every connection, or kept that thread busy for a minute. */
    @Test
    void messagesThatArtioCannotReadAreSurvivedByEverybody() {
        try (RawClient other = loggedOn("CLIENT11");
                RawClient client = loggedOn("CLIENT10")) {
            client.send("35=4|36=2147483647|123=N");
            assertThat(client.receive('3')).contains("|45=2|", "|371=36|", "|373=5|");
            client.sendBytes(client.message("35=4|123=Y|36=2000000000", 2));
            assertThat(client.receive('3')).contains("|45=2|", "|371=36|", "|373=5|");
            client.sendBytes(
                    client.message("35=4|123=Y|36=", 2) + damaged(client.message("35=1|112=A", 2), "34=2", "34=+2"));
            client.sendBytes(
                    damaged(client.message("35=4|36=3", 2), "52=", "99=") + client.message("35=2|7=13|16=0", 3));
            assertThat(client.receive('3')).contains("|45=2|", "|371=52|");
            assertThat(client.receive('3')).contains("|45=3|", "|371=7|", "|372=2|", "|373=5|");
            client.sendBytes(client.message("35=1|112=STILL HERE", 4));
            assertThat(field(client.receive('0'), 112)).isEqualTo("STILL HERE");
            other.send("35=1|112=UNHARMED");
            assertThat(field(other.receive('0'), 112)).isEqualTo("UNHARMED");
        }
        assertThat(lab.output()).noneMatch(line -> line.contains("ERROR"));
    }

    /** The same message with other words in it, and a right BodyLength(9) and CheckSum(10). */
    private static String damaged(String message, String from, String to) {
        String body = message.substring(message.indexOf("35="), message.lastIndexOf("10="));
        String changed = body.replace("|" + from, "|" + to);
        return RawClient.framed("8=FIX.4.4|9=" + changed.length() + "|" + changed);
    }

    @Test
    void messageThatIsTooLongIsRefusedByItsNumberAndTheSessionGoesOn() {
        try (RawClient client = loggedOn("CLIENT4")) {
            client.send("35=D|11=LONG|58=" + "x".repeat(40_000));
            String reject = client.receive('3');
            assertThat(field(reject, 45)).isEqualTo("2");
            assertThat(field(reject, 372)).isEqualTo("D");
            assertThat(field(reject, 58)).startsWith("message of 40").contains("longer than what is taken");
            client.send("35=1|112=STILL HERE");
            assertThat(field(client.receive('0'), 112)).isEqualTo("STILL HERE");
        }
    }

    @Test
    void connectionThatBringsOnlyGarbageIsClosed() throws IOException {
        try (RawClient client = loggedOn("CLIENT5")) {
            String garbage = "garbage|".repeat(1_000);
            for (int i = 0; i < 9; i++) {
                client.sendBytes(garbage);
            }
            assertThat(client.receive()).isEqualTo(RawClient.CLOSED);
        }
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(lab.output()).anyMatch(line -> line.contains("garbled bytes in a row")));
    }

    @Test
    void secondLogonWithoutResetEndsTheSessionWithItsReason() {
        try (RawClient client = loggedOn("CLIENT6")) {
            client.send("35=A|98=0|108=30");
            assertThat(field(client.receive('5'), 58)).contains("Logon(A) on a session that is logged on");
            assertThat(client.receive()).isEqualTo(RawClient.CLOSED);
        }
        try (RawClient again = new RawClient(lab.fixPort(), "CLIENT6", 2)) {
            assertThat(again.logon("")).as("numbers are where they were").contains("|35=A|");
        }
    }

    @Test
    void resetInTheMiddleOfASessionBeginsBothNumbersAnew() {
        try (RawClient client = loggedOn("CLIENT7")) {
            client.send("35=1|112=ONE");
            assertThat(field(client.receive('0'), 34)).isEqualTo("2");
            client.sendBytes(client.message("35=A|98=0|108=30|141=Y", 1));
            String answer = client.receive('A');
            assertThat(field(answer, 34)).isEqualTo("1");
            assertThat(field(answer, 141)).isEqualTo("Y");
            client.sendBytes(client.message("35=1|112=TWO", 2));
            assertThat(field(client.receive('0'), 34)).isEqualTo("2");
        }
    }

    @Test
    void firstMessageThatIsNoLogonClosesTheConnectionWithoutAWord() {
        try (RawClient client = new RawClient(lab.fixPort(), "CLIENT8", 1)) {
            client.send("35=1|112=HELLO");
            assertThat(client.receive()).isEqualTo(RawClient.CLOSED);
        }
    }

    @Test
    void ordersRightBehindTheLogonInOneSegmentAreTaken() {
        try (RawClient client = new RawClient(lab.fixPort(), "CLIENT9", 1)) {
            client.sendBytes(client.message("35=A|98=0|108=30|141=Y") + client.message("35=1|112=AT ONCE"));
            assertThat(client.receive()).contains("|35=A|");
            assertThat(field(client.receive('0'), 112)).isEqualTo("AT ONCE");
        }
    }
}
