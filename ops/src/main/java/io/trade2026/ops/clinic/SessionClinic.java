package io.trade2026.ops.clinic;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trade2026.ops.door.DoorCaller;
import io.trade2026.ops.door.DoorFinder;
import io.trade2026.ops.refusal.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Examines sessions through the doors of their gateways. For any thread; waits for answers. */
public final class SessionClinic {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final long ALL = 2_147_483_647L;

    private final DoorFinder doors;

    /**
     * Examines through these.
     *
     * @param doors of all gateways
     */
    public SessionClinic(DoorFinder doors) {
        this.doors = doors;
    }

    /**
     * What the doctor says.
     *
     * @param file how the session stands
     * @param diagnosis what is the matter
     */
    public record Report(SessionFile file, Diagnosis diagnosis) {}

    /**
     * Examines a session.
     *
     * @param sessionId of the session
     * @return what is the matter
     * @throws Refused when its gateway is not reached
     */
    public Report examine(int sessionId) {
        SessionFile file = file(sessionId);
        long ahead = file.nextInTaken() < file.nextIn() ? firstAhead(file) : 0;
        return new Report(file, Diagnosis.of(file, ahead));
    }

    private SessionFile file(int sessionId) {
        try {
            return MAPPER.treeToValue(ask(sessionId, "/numbers"), SessionFile.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The first message that came ahead of the gap. */
    private long firstAhead(SessionFile file) {
        return messages(file, file.nextInTaken(), file.nextIn()).stream()
                .filter(ArchivedRow::isTheirs)
                .mapToLong(ArchivedRow::msgSeqNum)
                .min()
                .orElse(file.nextIn());
    }

    private List<ArchivedRow> messages(SessionFile file, long from, long to) {
        try {
            JsonNode answer = ask(file.sessionId(), "/messages?from=" + from + "&to=" + to);
            List<ArchivedRow> rows = new ArrayList<>();
            for (JsonNode row : answer.path("messages")) {
                rows.add(MAPPER.treeToValue(row, ArchivedRow.class));
            }
            return rows;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private JsonNode ask(int sessionId, String what) throws IOException {
        Collection<DoorCaller> callers = doors.callersOf(sessionId);
        String why = "no gateway is known to have the session";
        for (DoorCaller caller : callers) {
            try {
                return MAPPER.readTree(caller.get("/sessions/" + sessionId + what));
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw new Refused(Refused.UNAVAILABLE, "gateway", "", why);
    }

    private static Refused unreadable(IOException fault) {
        return new Refused(Refused.UNAVAILABLE, "gateway", "", "answers what is not understood: " + fault.getMessage());
    }

    /**
     * Foresees what a repair would do.
     *
     * @param report of the examination
     * @param plan what is to be done
     * @return message by message
     * @throws Refused when it may not be done as the session stands, or its gateway is not reached
     */
    public Preview preview(Report report, RepairPlan plan) {
        SessionFile file = report.file();
        String obstacle = plan.obstacle(file);
        if (!obstacle.isEmpty()) {
            throw new Refused(Refused.CONFLICT, plan.options(), "", obstacle);
        }
        long expected = report.diagnosis().theirNextIn();
        List<ArchivedRow> archived = switch (plan.kind()) {
            case NEXT_OUT -> List.of();
            case NEXT_IN -> messages(file, file.nextInTaken(), plan.from());
            case RESET -> expected > 0 ? messages(file, expected, ALL) : List.of();
            case RESEND -> messages(file, plan.from(), plan.to());
        };
        return Preview.of(plan, file, expected, archived);
    }
}
