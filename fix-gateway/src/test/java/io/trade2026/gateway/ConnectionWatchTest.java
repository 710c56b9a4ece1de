package io.trade2026.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trade2026.gateway.index.Replays;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.sessions.SessionFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.messages.DisconnectReason;

/** What a venue that we called may say first, and who may end a session. What Artio must not hear moves no number. */
class ConnectionWatchTest {
    private static final String SESSIONS = """
            ourCompId: TRADE2026
            sessions:
              - {id: 9, compId: V, role: venue, port: 1}
              - {id: 1, compId: A, client: C}
            """;

    @TempDir
    private Path directory;

    private Links links() throws Exception {
        Files.writeString(directory.resolve("all.yaml"), SESSIONS);
        return new Links(SessionFiles.load(directory), 1);
    }

    private static UnsafeBuffer bytes(String compId, String msgType, int number, String rest) {
        String text = "8=FIX.4.4|9=1|35=" + msgType + "|34=" + number + "|49=" + compId
                + "|56=TRADE2026|52=20261126-19:34:05|" + rest + "10=000|";
        return new UnsafeBuffer(text.replace('|', '\u0001').getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean precedes(ConnectionWatch watch, UnsafeBuffer message) {
        return watch.mayPrecedeLogon(message, 0, message.capacity());
    }

    private static boolean enters(ConnectionWatch watch, UnsafeBuffer message) {
        return watch.mayEnter(message, 0, message.capacity(), true);
    }

    private static ConnectionWatch called(Links links) {
        return new ConnectionWatch("far", true, links, new FixReader(), new Replays(new EngineConfiguration()));
    }

    @Test
    void aLogoutThatRefusesOurLogonIsTheReasonAndNoMessage() throws Exception {
        Links links = links();
        Link venue = requireNonNull(links.byId(9));
        assertThat(precedes(called(links), bytes("V", "5", 3_107, "58=MsgSeqNum too low, expecting 9|")))
                .isFalse();
        String why = "refuses Logon(A) by Logout(5), MsgSeqNum(34) 3107: MsgSeqNum too low, expecting 9";
        assertThat(venue.end().refusal()).isEqualTo(why);
        assertThat(venue.talk().all())
                .extracting(Saying::msgType, Saying::msgSeqNum)
                .containsExactly(tuple('5', 3_107L));
        venue.end().ended(DisconnectReason.REMOTE_DISCONNECT);
        assertThat(venue.end().why()).isEqualTo(why);
    }

    @Test
    void theSameRefusalWithOtherNumbersIsNoNewsUntilItHasTakenUs() throws Exception {
        LinkEnd end = requireNonNull(links().byId(9)).end();
        assertThat(end.isNews("expecting 9 but received 7")).isTrue();
        assertThat(end.isNews("expecting 9 but received 8")).isFalse();
        end.begun();
        assertThat(end.isNews("expecting 9 but received 8")).isTrue();
    }

    @Test
    void nothingElseOfAVenueComesBeforeItsLogon() throws Exception {
        Links links = links();
        assertThat(precedes(called(links), bytes("V", "3", 7, "58=no|"))).isFalse();
        assertThat(precedes(called(links), bytes("V", "8", 7, ""))).isFalse();
        assertThat(precedes(called(links), bytes("NOBODY", "5", 7, ""))).isFalse();
        assertThat(enters(called(links), bytes("V", "A", 3_108, ""))).isTrue();
    }

    @Test
    void aClientIsArtiosToRefuse() throws Exception {
        ConnectionWatch watch = answered("far", links());
        assertThat(precedes(watch, bytes("A", "5", 7, ""))).isTrue();
    }

    @Test
    void whatIsDemandedBeforeTheSessionIsKnownToHaveBegunIsNotForgotten() throws Exception {
        Links links = links();
        LinkEnd end = requireNonNull(links.byId(1)).end();
        ConnectionWatch watch = answered("far:1", links);
        enters(watch, bytes("A", "A", 1, ""));
        end.admitted("far:1");
        assertThat(entersAgain(watch)).isFalse();
        end.begun();
        assertThat(end.takeDemanded()).contains("without ResetSeqNumFlag(141)=Y");
    }

    @Test
    void whoOnlyNamesTheCompIdsEndsNobodysSession() throws Exception {
        Links links = links();
        LinkEnd end = requireNonNull(links.byId(1)).end();
        end.admitted("far:1");
        ConnectionWatch stranger = answered("far:2", links);
        enters(stranger, bytes("A", "A", 1, ""));
        assertThat(entersAgain(stranger)).isFalse();
        stranger.shut("garbled");
        assertThat(end.takeDemanded()).isNull();
        assertThat(end.alarm()).isNull();
    }

    @Test
    void nothingOfAConnectionIsHeldAgainstTheNext() throws Exception {
        Links links = links();
        LinkEnd end = requireNonNull(links.byId(1)).end();
        end.admitted("far:1");
        ConnectionWatch watch = answered("far:1", links);
        enters(watch, bytes("A", "A", 1, ""));
        entersAgain(watch);
        end.admitted("far:2");
        assertThat(end.takeDemanded()).isNull();
    }

    private static ConnectionWatch answered(String remoteAddress, Links links) {
        return new ConnectionWatch(
                remoteAddress, false, links, new FixReader(), new Replays(new EngineConfiguration()));
    }

    private static boolean entersAgain(ConnectionWatch watch) {
        UnsafeBuffer logon = bytes("A", "A", 2, "");
        return watch.mayEnter(logon, 0, logon.capacity(), false);
    }

    @Test
    void aVenueResetsNumbersOnlyWhenItWasAskedTo() throws Exception {
        Links links = links();
        Link venue = requireNonNull(links.byId(9));
        UnsafeBuffer reset = bytes("V", "A", 1, "141=Y|");
        assertThat(enters(called(links), reset)).isFalse();
        assertThat(venue.end().refusal()).contains("ResetSeqNumFlag(141)=Y", "not asked for");
        venue.resetOrdered(true);
        assertThat(enters(called(links), reset)).isTrue();
    }
}
