package io.trade2026.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trade2026.messages.sbe.OrderFact;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.sessions.SessionDefinition;
import io.trade2026.sessions.SessionFault;
import io.trade2026.sessions.SessionFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions and their schedules under a clock that is set by hand. */
class OpeningsTest {
    private static final String HALF_DAYS = """
            zone: America/New_York
            closed: [2026-11-26]
            earlyClose: {2026-11-27: "13:00"}
            """;

    private static final String OFFICE = "hours: {calendar: XNYS, from: \"08:00\", to: \"17:00\"}";
    private static final String RESTARTS = ", numbering: {resetAtStart: true}";

    @TempDir
    private Path sessions;

    @TempDir
    private Path gateway;

    @BeforeEach
    void calendar() throws IOException {
        Path calendars = Files.createDirectory(sessions.resolve("calendars"));
        Files.writeString(calendars.resolve("XNYS.yaml"), HALF_DAYS);
    }

    private SessionDefinition define(String keys) throws IOException, SessionFault {
        Files.writeString(sessions.resolve("a.yaml"), "sessions: [{id: 7, compId: A, client: C, " + keys + "}]");
        return requireNonNull(SessionFiles.load(sessions).find(7));
    }

    private Openings openings(Link... links) {
        return new Openings(new OpeningFile(gateway), List.of(links));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void sessionIsEndedWithItsWindowAndToldWhenItOpensAgain() throws Exception {
        Link link = new Link(define(OFFICE));
        Openings openings = openings(link);
        openings.look(link, at("2026-11-25T21:59:59.999Z"));
        assertThat(openings.end(link, at("2026-11-25T21:59:59.999Z"))).isNull();
        openings.look(link, at("2026-11-25T22:00:00Z"));
        assertThat(openings.isOpen(link)).isFalse();
        assertThat(openings.end(link, at("2026-11-25T22:00:00Z")))
                .as("over Thanksgiving")
                .startsWith("end of the session's hours; opens again 2026-11-27T13:00:00Z (open 08:00 to 17:00");
        openings.look(link, at("2026-11-27T13:00:00Z"));
        assertThat(openings.isOpen(link)).isTrue();
        openings.look(link, at("2026-11-27T18:00:00Z"));
        assertThat(openings.end(link, at("2026-11-27T18:00:00Z")))
                .as("half day")
                .contains("opens again 2026-11-28T13:00:00Z");
    }

    @Test
    void clockThatIsPutBackIsBelieved() throws Exception {
        Link link = new Link(define(OFFICE));
        Openings openings = openings(link);
        openings.look(link, at("2026-11-25T22:00:00Z"));
        assertThat(openings.isOpen(link)).isFalse();
        openings.look(link, at("2026-11-25T21:00:00Z"));
        assertThat(openings.isOpen(link)).isTrue();
    }

    @Test
    void numbersCountForTheOpeningThatIsThereAndAClientIsToldToWaitForTheNext() throws Exception {
        SessionDefinition definition = define(OFFICE + RESTARTS);
        Link link = new Link(definition);
        Openings openings = openings(link);
        Instant wednesday = at("2026-11-25T15:00:00Z");
        assertThat(Openings.whyNotYet(link, definition, wednesday)).isNotNull();
        openings.look(link, wednesday);
        assertThat(link.opening().numberedEpochMs())
                .isEqualTo(at("2026-11-25T13:00:00Z").toEpochMilli());
        assertThat(Openings.whyNotYet(link, definition, wednesday)).isNull();
        Instant friday = at("2026-11-27T13:00:00Z");
        assertThat(Openings.whyNotYet(link, definition, friday))
                .isEqualTo("the session opens just now and its numbers begin at 1, try again in a second");
        openings.look(link, friday);
        assertThat(Openings.whyNotYet(link, definition, friday)).isNull();
        assertThat(link.opening().numberedEpochMs()).isEqualTo(friday.toEpochMilli());
    }

    @Test
    void windowsThatTouchEndASessionOnlyWhenItsNumbersBeginAgain() throws Exception {
        Instant before = at("2026-11-25T12:00:00Z");
        Instant after = at("2026-11-25T22:00:00Z");
        String round = "hours: {zone: America/New_York, from: \"17:00\", to: \"17:00\"}";
        Link goesOn = new Link(define(round));
        Openings openings = openings(goesOn);
        openings.look(goesOn, before);
        openings.look(goesOn, after);
        assertThat(openings.end(goesOn, after)).isNull();
        Link restarts = new Link(define(round + RESTARTS));
        openings.look(restarts, before);
        restarts.opening().look(restarts.definition().schedule(), after);
        assertThat(openings.end(restarts, after))
                .startsWith(
                        "end of the session's hours; opened again 2026-11-25T22:00:00Z with sequence numbers from 1");
    }

    @Test
    void hoursThatAreEditedAreNoOpening() throws Exception {
        Link link = new Link(define(OFFICE + RESTARTS));
        Openings openings = openings(link);
        Instant now = at("2026-11-25T15:00:00Z");
        openings.look(link, now);
        link.define(define(OFFICE.replace("08:00", "09:30") + RESTARTS));
        link.opening().look(link.definition().schedule(), now);
        assertThat(link.opening().openedEpochMs())
                .isEqualTo(at("2026-11-25T14:30:00Z").toEpochMilli());
        assertThat(openings.end(link, now)).isNull();
    }

    @Test
    void whatWasDoneIsKeptOverARestart() throws Exception {
        Link link = new Link(define(OFFICE + RESTARTS));
        Openings openings = openings(link);
        openings.look(link, at("2026-11-25T15:00:00Z"));
        Openings.told(link, OrderFact.EXPIRED, TimeInForce.DAY);
        assertThat(link.opening().owes()).isFalse();
        Openings.told(link, OrderFact.FILLED, TimeInForce.DAY);
        openings.save();
        assertThat(gateway.resolve("openings")).hasContent("7 " + link.opening().numberedEpochMs() + " 1");
        Link back = new Link(link.definition());
        openings(back).recover();
        assertThat(back.opening().numberedEpochMs()).isEqualTo(link.opening().numberedEpochMs());
        assertThat(back.opening().owes()).isTrue();
        openings(back).up(back);
        assertThat(back.opening().owes()).isFalse();
    }

    @Test
    void sessionWhoseNumbersGoOnHasNoLineInTheFile() throws Exception {
        Link link = new Link(define(OFFICE + RESTARTS));
        Openings openings = openings(link);
        openings.look(link, at("2026-11-25T15:00:00Z"));
        openings.save();
        link.define(define(OFFICE));
        openings.look(link, at("2026-11-25T15:00:01Z"));
        openings.save();
        assertThat(gateway.resolve("openings")).isEmptyFile();
        Openings.told(link, OrderFact.FILLED, TimeInForce.GTC);
        assertThat(link.opening().owes()).isFalse();
    }

    @Test
    void fileThatIsDamagedIsNotGuessed() throws IOException {
        Files.writeString(gateway.resolve("openings"), "7 x\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> openings().recover())
                .withMessageContaining("openings: must be lines of three numbers, was '7 x'");
    }

    @Test
    void executionsAndAllOfLongLivedOrdersMatterBeyondTheDay() {
        assertThat(Openings.mattersBeyondTheDay(OrderFact.FILLED, TimeInForce.DAY))
                .isTrue();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.FILL_BUSTED, TimeInForce.IOC))
                .isTrue();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.FILL_CORRECTED, TimeInForce.DAY))
                .isTrue();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.CANCELED, TimeInForce.GTC))
                .isTrue();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.RESTATED, TimeInForce.GTD))
                .isTrue();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.EXPIRED, TimeInForce.DAY))
                .isFalse();
        assertThat(Openings.mattersBeyondTheDay(OrderFact.CANCELED, TimeInForce.DAY))
                .isFalse();
    }
}
