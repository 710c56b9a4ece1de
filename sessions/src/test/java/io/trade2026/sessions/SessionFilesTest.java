package io.trade2026.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFilesTest {
    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private void writeLab() throws IOException {
        try (InputStream in = SessionFiles.class.getResourceAsStream("/sessions/lab.yaml")) {
            write("lab.yaml", new String(requireNonNull(in).readAllBytes(), UTF_8).replace("${venuePort}", "9890"));
        }
    }

    @Test
    void labWorldHasItsClientsItsPasswordAndItsVenue() throws Exception {
        writeLab();
        SessionBook book = SessionFiles.load(directory);
        assertThat(book.all()).hasSize(23);
        SessionDefinition client = requireNonNull(book.find("TRADE2026", "CLIENT7"));
        assertThat(client.id()).isEqualTo(7);
        assertThat(client.defaultAccount()).isEqualTo("ACC7");
        assertThat(client.credential()).isNull();
        assertThat(client.beginStrings()).containsExactly("FIX.4.2", "FIX.4.4", "FIXT.1.1");
        assertThat(client.addresses()).anyMatch(range -> range.contains(loopback()));
        Credential credential =
                requireNonNull(requireNonNull(book.find("TRADE2026", "SECURE1")).credential());
        assertThat(credential.matches("secret1")).isTrue();
        assertThat(credential.matches("secret2")).isFalse();
        assertThat(credential.matches("")).isFalse();
        assertThat(client.cancelOnDisconnect()).isEqualTo(CancelOnDisconnect.NONE);
        assertThat(requireNonNull(book.find(2)).cancelOnDisconnect())
                .isEqualTo(new CancelOnDisconnect(
                        Set.of(CancelOnDisconnect.Trigger.values()), CancelOnDisconnect.Scope.DAY, 0));
        SessionDefinition copy = requireNonNull(book.find("TRADE2026", "DROP1"));
        assertThat(copy.isDropCopy()).isTrue();
        assertThat(copy.beginStrings()).containsExactly("FIX.4.4", "FIXT.1.1");
        assertThat(copy.dropCopy()).isEqualTo(DropCopyFilter.ALL);
        SessionDefinition venue = requireNonNull(book.find(900));
        assertThat(venue.isVenue()).isTrue();
        assertThat(venue.port()).isEqualTo(9890);
        assertThat(venue.beginStrings()).containsExactly("FIX.4.4");
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    @Test
    void everyFaultIsToldAtOnceWithFileLineKeyValueAndRule() throws IOException {
        write("a.yaml", """
                sessions:
                  - id: 1
                    role: cleint
                    compId: ONE
                    client: C
                    colour: red
                  - id: 1
                    compId: "has space"
                    client: C
                    addresses: [localhost]
                    hours: {zone: Mars, from: "25:00", days: [funday]}
                    versions: [FIX.4.3]
                  - {id: 2, role: venue, compId: V, port: 70000}
                """);
        write("b.yaml", "sessions: [");
        assertThatThrownBy(() -> SessionFiles.load(directory))
                .isInstanceOf(SessionFault.class)
                .message()
                .contains(
                        "a.yaml:3 sessions[0].role: must be one of client, venue, drop-copy, was 'cleint'",
                        "a.yaml:6 sessions[0].colour: is no known key",
                        "a.yaml:7 sessions[1].id: must be used once, but 1 is another session's too",
                        "a.yaml:8 sessions[1].compId: must be 1 to 24 printable characters",
                        "a.yaml:10 sessions[1].addresses: must be addresses such as",
                        "a.yaml:11 sessions[1].hours.zone: must be an IANA zone such as America/New_York, was 'Mars'",
                        "a.yaml:11 sessions[1].hours.from: must be a time such as 07:30, or of a week, such as monday 07:30, was '25:00'",
                        "a.yaml:11 sessions[1].hours.days: must be days such as monday, was 'funday'",
                        "a.yaml:12 sessions[1].versions: must be of FIX.4.2, FIX.4.4, FIXT.1.1, was 'FIX.4.3'",
                        "a.yaml:13 sessions[2].port: must be a whole number from 1 to 65535, was '70000'",
                        "b.yaml:1: is no YAML");
    }

    @Test
    void aSessionIsAddedWhileRunningAndAFaultyFileChangesNothing() throws Exception {
        writeLab();
        try (SessionDirectory watched = SessionDirectory.open(directory)) {
            write("new.yaml", "sessions: [{id: 50, compId: NEWCOMER, client: CLIENT1}]");
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                while (watched.book().find(50) == null) {
                    Thread.onSpinWait();
                }
            });
            SessionBook before = watched.book();
            write("new.yaml", "sessions: [{id: fifty}]");
            write("newer.yaml", "sessions: [{id: 51, compId: LATER, client: CLIENT1}]");
            Files.delete(directory.resolve("new.yaml"));
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                while (watched.book().find(51) == null) {
                    Thread.onSpinWait();
                }
            });
            assertThat(before.find(50)).isNotNull();
            assertThat(watched.book().find(50)).isNull();
        }
    }

    @Test
    void aDropCopySpeaksNoVersionInWhichItCouldNotAskForExecutions() throws IOException {
        write("a.yaml", """
                sessions:
                  - {id: 1, role: drop-copy, compId: WATCH, versions: [FIX.4.2, FIX.4.4]}
                """);
        assertThatThrownBy(() -> SessionFiles.load(directory))
                .isInstanceOf(SessionFault.class)
                .hasMessageContaining("a.yaml:2 sessions[0].versions: must be of FIX.4.4, FIXT.1.1 for a drop copy");
    }

    @Test
    void hoursKnowZonesDaysAndNights() throws Exception {
        write("a.yaml", """
                sessions:
                  - {id: 1, compId: DAY, client: C, hours: {zone: America/New_York, from: "09:30", to: "16:00", days: [monday, friday]}}
                  - {id: 2, compId: NIGHT, client: C, hours: {zone: UTC, from: "22:00", to: "02:00", days: [monday]}}
                """);
        SessionBook book = SessionFiles.load(directory);
        Schedule day = requireNonNull(book.find(1)).schedule();
        assertThat(day.isOpen(Instant.parse("2026-11-23T14:29:59Z"))).isFalse();
        assertThat(day.isOpen(Instant.parse("2026-11-23T14:30:00Z"))).isTrue();
        assertThat(day.isOpen(Instant.parse("2026-11-23T21:00:00Z"))).isFalse();
        assertThat(day.isOpen(Instant.parse("2026-11-24T15:00:00Z"))).isFalse();
        assertThat(day.isOpen(Instant.parse("2026-07-03T13:30:00Z")))
                .as("summer time")
                .isTrue();
        Schedule night = requireNonNull(book.find(2)).schedule();
        assertThat(night.isOpen(Instant.parse("2026-11-23T23:00:00Z"))).isTrue();
        assertThat(night.isOpen(Instant.parse("2026-11-24T01:59:00Z"))).isTrue();
        assertThat(night.isOpen(Instant.parse("2026-11-24T02:00:00Z"))).isFalse();
        assertThat(night.isOpen(Instant.parse("2026-11-24T23:00:00Z"))).isFalse();
    }

    @Test
    void rangesKnowPrefixesAndRefuseNames() throws Exception {
        AddressRange range = requireNonNull(AddressRange.parse("10.1.0.0/16"));
        assertThat(range.contains(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(range.contains(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(range.contains(InetAddress.getByName("2001:db8::1"))).isFalse();
        assertThat(AddressRange.parse("localhost")).isNull();
        assertThat(AddressRange.parse("10.1.0.0/33")).isNull();
    }

    @Test
    void aCredentialIsReadBackAsItWasWritten() {
        Credential credential = Credential.of("näh");
        assertThat(requireNonNull(Credential.parse(credential.toString())).matches("näh"))
                .isTrue();
        assertThat(Credential.parse("pbkdf2:0:AA==:AA==")).isNull();
        assertThat(Credential.parse("md5:1:2:3")).isNull();
    }
}
