package io.trade2026.app.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.ops.door.HttpDoorCaller;
import io.trade2026.ops.source.PartState;
import io.trade2026.ops.source.SequencerControl;
import io.trade2026.ops.source.SequencerState;
import io.trade2026.ops.source.SnapshotDone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The core in other processes, one member or several, as its operator sees it. For any thread. */
public final class CoreDoors implements SequencerControl, AutoCloseable {
    /** Asked for the state of a core. */
    public static final String STATE = "/state";

    /** Asked, by POST, for a snapshot. */
    public static final String SNAPSHOT = "/snapshot";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SNAPSHOT_PATIENCE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final String LEADER = "LEADER";
    private static final SequencerState NOT_REACHED = new SequencerState("NOT REACHED", false, 0, 0, 0, 0, 0, 0, 0);

    private final List<Member> members = new ArrayList<>();
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private record Member(URI address, DoorWatch<SequencerState> watch) {
        Optional<SequencerState> now() {
            DoorWatch.Seen<SequencerState> seen = watch.seen();
            return seen.fault().isEmpty() ? Optional.ofNullable(seen.last()) : Optional.empty();
        }

        boolean isLeader() {
            return now().filter(CoreDoors::leads).isPresent();
        }
    }

    /**
     * Will ask these, from {@link #start()} on.
     *
     * @param addresses of the members' doors
     * @param token of the admin port
     */
    public CoreDoors(List<URI> addresses, String token) {
        this.token = token;
        for (URI address : addresses) {
            String name = addresses.size() == 1 ? "core" : "core " + address.getAuthority();
            members.add(new Member(
                    address,
                    new DoorWatch<>(name, new HttpDoorCaller(address, token, PATIENCE), STATE, SequencerState.class)));
        }
    }

    /**
     * Begins to ask.
     *
     * @return this
     */
    public CoreDoors start() {
        members.forEach(member -> member.watch().start());
        return this;
    }

    /**
     * Says whether a core takes commands.
     *
     * @return whether a leader answers
     */
    public boolean hasLeader() {
        return members.stream().anyMatch(Member::isLeader);
    }

    /** The leader's, or that of the member that has come farthest, or what was known last. */
    @Override
    public SequencerState state() {
        List<SequencerState> now = new ArrayList<>();
        List<SequencerState> before = new ArrayList<>();
        for (Member member : members) {
            member.now().ifPresent(now::add);
            SequencerState last = member.watch().seen().last();
            if (last != null) {
                before.add(lost(last));
            }
        }
        Comparator<SequencerState> farthest =
                Comparator.comparing(CoreDoors::leads).thenComparingLong(SequencerState::lastEventNumber);
        return (now.isEmpty() ? before : now).stream().max(farthest).orElse(NOT_REACHED);
    }

    private static boolean leads(SequencerState state) {
        return state.isReady() && state.role().equals(LEADER);
    }

    private static SequencerState lost(SequencerState last) {
        return new SequencerState(
                NOT_REACHED.role(),
                false,
                last.commitPosition(),
                last.commandCount(),
                last.lastEventNumber(),
                last.journalPosition(),
                last.journalRecordedPosition(),
                last.snapshotCount(),
                last.lastSnapshotEpochMs());
    }

    /**
     * Whether all members are reached and one of them leads.
     *
     * @return for the health check
     */
    public PartState members() {
        List<String> said = new ArrayList<>();
        boolean isWhole = hasLeader();
        for (Member member : members) {
            DoorWatch.Seen<SequencerState> seen = member.watch().seen();
            SequencerState last = seen.last();
            boolean isReached = seen.fault().isEmpty() && last != null;
            isWhole &= isReached && last != null && last.isReady();
            said.add(member.address().getAuthority() + " "
                    + (isReached && last != null ? last.role() + (last.isReady() ? "" : ", not ready") : seen.fault()));
        }
        return new PartState(isWhole, String.join("; ", said));
    }

    @Override
    public CompletableFuture<SnapshotDone> takeSnapshot() {
        Optional<Member> leader = members.stream().filter(Member::isLeader).findFirst();
        if (leader.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("no core that leads is reached"));
        }
        HttpRequest request = HttpRequest.newBuilder(leader.get().address().resolve(SNAPSHOT))
                .timeout(SNAPSHOT_PATIENCE)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(CoreDoors::done);
    }

    private static SnapshotDone done(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(answer.body());
        }
        try {
            return MAPPER.readValue(answer.body(), SnapshotDone.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the core answered what nobody understands: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        members.forEach(member -> member.watch().close());
    }
}
