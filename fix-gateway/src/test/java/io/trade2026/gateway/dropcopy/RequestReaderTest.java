package io.trade2026.gateway.dropcopy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.trade2026.gateway.inbound.Arrival;
import io.trade2026.gateway.outbound.Envelope;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.FixWriter;
import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.sessions.DropCopyFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    private static final long LAST_EVENT = 100;
    private static final int[] TAGS = {568, 569, 263, 17, 580, 60, 75, 55, 1, 453, 448, 452, 54, 9999, 20000};
    private static final String[] VALUES = {
        "",
        "=",
        "0",
        "1",
        "2",
        "-1",
        "4294967297",
        "99999999999999999999",
        "E",
        "E0",
        "E999999999999999999",
        "E9999999999999999999",
        "\u00e9",
        "\u0000",
        "20261131-00:00:00",
        "00000000-00:00:00",
        "99991231-23:59:59",
        "20261125-10:00:00.1234567890",
        "x".repeat(300),
        "9".repeat(9_000)
    };

    private final RequestReader reader = new RequestReader();
    private final Arrival arrival = new Arrival();
    private DropCopyFilter filter = DropCopyFilter.ALL;

    private @Nullable Asked read(String body) {
        String text = "8=FIX.4.4|9=100|35=AD|49=DROP1|56=TRADE2026|34=7|52=20261125-10:00:00.000|" + body + "|10=000|";
        byte[] bytes = text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
        arrival.from(800, FixVersion.FIX44, 0).message(new UnsafeBuffer(bytes), 0, bytes.length, 'A' | 'D' << 8, 0);
        return reader.read(arrival, filter, LAST_EVENT);
    }

    private CopyRequest sound(String body) {
        Asked asked = read(body);
        assertThat(asked).isInstanceOf(CopyRequest.class);
        return (CopyRequest) requireNonNull(asked);
    }

    private static long ns(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }

    private static boolean wants(CopyRequest request, long number, String instant) {
        return request.wants(Executions.event(number, ns(instant), OrderFact.FILLED));
    }

    @Test
    void byExecIdMeansWhatCameAfterIt() {
        CopyRequest request = sound("568=R1|569=1|17=E41");
        assertThat(request.requestId()).isEqualTo("R1");
        assertThat(wants(request, 41, "2026-11-25T10:00:00Z")).isFalse();
        assertThat(wants(request, 42, "2026-11-25T10:00:00Z")).isTrue();
    }

    @Test
    void withoutAnythingItMeansAll() {
        assertThat(wants(sound("568=R1|569=0"), 1, "1970-01-01T00:00:00Z")).isTrue();
        assertThat(wants(sound("568=R1|569=0|17=E0|263=0"), 1, "1970-01-01T00:00:00Z"))
                .isTrue();
    }

    @Test
    void fromATimeOnIncludesItsWholeMillisecond() {
        CopyRequest request = sound("568=R1|569=1|580=1|60=20261125-10:00:00.123");
        assertThat(wants(request, 5, "2026-11-25T10:00:00.122999999Z")).isFalse();
        assertThat(wants(request, 5, "2026-11-25T10:00:00.123Z")).isTrue();
        assertThat(wants(request, 5, "2026-12-25T10:00:00Z")).isTrue();
    }

    @Test
    void fromATimeUpToAnotherIncludesBothMilliseconds() {
        CopyRequest request = sound("568=R1|569=1|580=2|60=20261125-10:00:00.123|60=20261125-10:00:01.500|58=please");
        assertThat(wants(request, 5, "2026-11-25T10:00:00.1225Z")).isFalse();
        assertThat(wants(request, 5, "2026-11-25T10:00:01.500999Z")).isTrue();
        assertThat(wants(request, 5, "2026-11-25T10:00:01.501Z")).isFalse();
    }

    @Test
    void accountAndSymbolNarrowIt() {
        CopyRequest request = sound("568=R1|569=1|55=MSFT|1=ACC4");
        assertThat(request.wants(Executions.event(5, 0, OrderFact.FILLED, 4, "ACC4", "MSFT", 900)))
                .isTrue();
        assertThat(request.wants(Executions.event(5, 0, OrderFact.FILLED, 4, "ACC5", "MSFT", 900)))
                .isFalse();
        assertThat(request.wants(Executions.event(5, 0, OrderFact.FILLED, 4, "ACC4", "MSFTX", 900)))
                .isFalse();
        CopyRequest byParty = sound("568=R1|569=1|453=1|448=ACC4|447=D|452=24");
        assertThat(byParty.account()).isEqualTo("ACC4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ; ",
            value = {
                "569=2 ; 8 ; TradeRequestType(569): must be 0 (all trades) or 1 (those that match), was '2'",
                "58=x ; 8 ; TradeRequestType(569): must be 0 (all trades) or 1 (those that match), was ''",
                "569=1|263=1 ; 99 ; SubscriptionRequestType(263): must be 0 (snapshot), was '1'; what happens from now on comes unasked",
                "569=1|17=X7 ; 99 ; ExecID(17): must be one that came from here, such as E4711, or E0 for all",
                "569=1|17=E101 ; 99 ; ExecID(17): E101 was never given",
                "569=1|54=1 ; 99 ; Side(54): is not heeded here; executions are found by ExecID(17), TransactTime(60) in NoDates(580), Symbol(55) and Account(1)",
                "569=1|580=1|75=20261125 ; 99 ; TradeDate(75): is not heeded here, give TransactTime(60) in NoDates(580)",
                "569=1|580=1 ; 99 ; NoDates(580): must be 1 (TransactTime(60) from which on) or 2 (from and to), was '1' with 0 TransactTime(60)",
                "569=1|60=20261125-10:00:00 ; 99 ; NoDates(580): must be 1 (TransactTime(60) from which on) or 2 (from and to), was '' with 1 TransactTime(60)",
                "569=1|580=1|60=yesterday ; 99 ; TransactTime(60): must be a UTC time such as 20261124-14:30:00.000",
                "569=1|580=2|60=20261125-10:00:00|60=20261131-10:00:00 ; 99 ; TransactTime(60): must be a UTC time such as 20261124-14:30:00.000",
                "569=1|580=1|60=00010101-10:00:00 ; 99 ; TransactTime(60): must be a UTC time such as 20261124-14:30:00.000",
                "569=1|580=2|60=20261125-10:00:01|60=20261125-10:00:00 ; 99 ; 'TransactTime(60): the second, up to which, is before the first, from which on'",
                "569=4294967297 ; 8 ; TradeRequestType(569): must be 0 (all trades) or 1 (those that match), was '4294967297'",
                "569=1|55=1234567890123456789012345 ; 99 ; 'Symbol(55), Account(1): must have at most 24 characters'",
                "569=1|453=1|448=X|452=1 ; 3 ; 'NoPartyIDs(453): must be one PartyID(448) with PartyRole(452)=24, the account'",
                "569=1|1=A|453=1|448=B|452=24 ; 3 ; Account(1): is another than that of PartyID(448)"
            })
    void whatIsNotOfferedIsRefusedAndNeverPassedOver(String body, int result, String text) {
        assertThat(read("568=R1|" + body)).isInstanceOfSatisfying(RefusedRequest.class, refused -> {
            assertThat(refused.requestId()).isEqualTo("R1");
            assertThat(refused.result()).isEqualTo(result);
            assertThat(refused.text()).isEqualTo(text);
        });
    }

    @Test
    void anAccountOfOthersIsNotAuthorized() {
        filter = new DropCopyFilter(Set.of(), Set.of("ACC4"), Set.of());
        assertThat(read("568=R1|569=1|1=ACC4")).isInstanceOf(CopyRequest.class);
        assertThat(read("568=R1|569=1|1=ACC5"))
                .isEqualTo(new RefusedRequest(
                        "R1", 1, 9, "Account(1): executions of ACC5 are not copied to this session"));
    }

    @Test
    void whateverStandsInARequestItIsReadAndItsAnswerFitsIntoAMessage() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RequestAnswers answers = new RequestAnswers();
        FixWriter writer = new FixWriter();
        Envelope envelope = new Envelope()
                .to(FixVersion.FIX44, new byte[] {'T'}, new byte[] {'D'})
                .numbered(1, 0);
        for (int round = 0; round < 5_000; round++) {
            String[] fields = "568=R1|569=1|263=0|17=E41|580=2|60=20261125-10:00:00|60=20261125-10:00:01|55=MSFT|1=ACC4"
                    .split("\\|");
            fields[random.nextInt(fields.length)] =
                    TAGS[random.nextInt(TAGS.length)] + "=" + VALUES[random.nextInt(VALUES.length)];
            fields[random.nextInt(fields.length)] = "58=" + VALUES[random.nextInt(VALUES.length)];
            String body = String.join("|", fields);
            assertThatCode(() -> answer(read(body), answers, envelope, writer))
                    .as("seed %d: %s", seed, body)
                    .doesNotThrowAnyException();
        }
    }

    private static void answer(@Nullable Asked asked, RequestAnswers answers, Envelope envelope, FixWriter writer) {
        if (asked instanceof CopyRequest request) {
            answers.complete(request, 7, "", envelope, writer);
            writer.finish();
        } else if (asked instanceof RefusedRequest refused) {
            answers.refuse(refused, envelope, writer);
            writer.finish();
        }
    }

    @Test
    void aRequestWithoutAnIdCannotBeAnswered() {
        assertThat(read("569=1")).isNull();
        assertThat(read("568=" + "x".repeat(65) + "|569=1")).isNull();
    }
}
