package io.trade2026.ops.alert;

import io.trade2026.ops.source.SessionStatus;
import io.trade2026.ops.source.SessionStatusSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose an alert about a session is. The board keeps the session's number, which stays what it is and makes alerts one; whoever reads is told the
 * CompID, looked up then: events carry numbers only, and at a start they are read before all gateways have answered. For any thread.
 */
public final class SessionNames {
    private static final String SESSION = "session ";
    private static final String VENUE_SESSION = "venue session ";
    private static final Pattern NUMBERED = Pattern.compile("((?:venue )?session )(\\d+)");

    private final SessionStatusSource sessions;

    /**
     * Looks names up there.
     *
     * @param sessions that are defined
     */
    public SessionNames(SessionStatusSource sessions) {
        this.sessions = sessions;
    }

    static String about(int sessionId) {
        return SESSION + sessionId;
    }

    static String aboutVenue(int sessionId) {
        return VENUE_SESSION + sessionId;
    }

    /**
     * Tells CompIDs in place of numbers.
     *
     * @param alerts as the board keeps them
     * @return the same, in the same order; one about a session that nobody knows keeps its number
     */
    public List<Alert> of(List<Alert> alerts) {
        List<SessionStatus> known = sessions.sessions();
        return alerts.stream().map(each -> named(each, known)).toList();
    }

    private static Alert named(Alert alert, List<SessionStatus> known) {
        Matcher numbered = NUMBERED.matcher(alert.about());
        if (!numbered.matches()) {
            return alert;
        }
        String number = numbered.group(2);
        return known.stream()
                .filter(each -> Integer.toString(each.sessionId()).equals(number))
                .findFirst()
                .map(each -> alert.about(numbered.group(1) + each.compId()))
                .orElse(alert);
    }
}
