package io.trade2026.simulator.certify.orders;

import io.trade2026.simulator.certify.CaseResult;
import io.trade2026.simulator.certify.Verdict;
import io.trade2026.simulator.certify.orders.Scenario.Expected;
import io.trade2026.simulator.certify.orders.Scenario.Step;
import io.trade2026.simulator.certify.wire.FixMessage;
import io.trade2026.simulator.certify.wire.FixParty;
import io.trade2026.simulator.certify.wire.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays one scenario over the sessions of a floor. Used once, by one thread. */
final class ScenarioPlayer {
    private static final Set<String> IN_ANY_ORDER = Set.of("q", "AF");

    private final Scenario scenario;
    private final Floor floor;
    private final FixParty client;
    private final Bindings bindings;
    private final Comparison comparison;
    private final VenueBook book = new VenueBook();
    private final Stimulus stimulus;
    private final StateCheck states;
    private final Transcript transcript = new Transcript();
    private final List<FixMessage> toClient = new ArrayList<>();
    private final List<FixMessage> toVenue = new ArrayList<>();
    private int barriers;

    ScenarioPlayer(Scenario scenario, Floor floor, FixParty client) {
        this.scenario = scenario;
        this.floor = floor;
        this.client = client;
        this.bindings = new Bindings(floor.suffix(), floor.execIds());
        this.comparison = new Comparison(bindings);
        this.stimulus = new Stimulus(floor, client, bindings, book);
        this.states = new StateCheck(floor, client.sender(), bindings);
    }

    /** A fault, with what was expected and what was received. */
    private record Fault(String expected, String received, String reason) {}

    CaseResult play() {
        floor.keep(transcript);
        for (Step step : scenario.steps()) {
            transcript.add("", "#", "step " + step.number() + ": " + step.from() + " " + step.msgType() + step.event());
            Fault fault = play(step);
            if (fault != null) {
                cleanUp();
                return result(Verdict.FAILED, "step " + step.number(), fault);
            }
        }
        cleanUp();
        return result(Verdict.PASSED, "", new Fault("", "", ""));
    }

    private CaseResult result(Verdict verdict, String place, Fault fault) {
        return new CaseResult(
                client.beginString(),
                scenario.id(),
                scenario.title(),
                verdict,
                place,
                fault.expected(),
                fault.received(),
                fault.reason(),
                scenario.source(),
                transcript.lines(),
                transcript.millis());
    }

    private @Nullable Fault play(Step step) {
        toClient.clear();
        toVenue.clear();
        try {
            String impossible = stimulus.apply(step);
            if (impossible != null) {
                return new Fault("", "", impossible);
            }
            gather(count(step, "client"), count(step, "venue"));
            String stalled = barrier();
            if (stalled != null) {
                return new Fault(text(step.expected()), heard(), stalled);
            }
            String fault = compare(step, "client", toClient);
            fault = fault == null ? compare(step, "venue", toVenue) : fault;
            if (fault != null) {
                return new Fault(text(step.expected()), heard(), fault);
            }
            String state = states.fault(step.states());
            return state == null ? null : new Fault(step.states().toString(), state, "the order does not stand so");
        } catch (DeskDoor.DeskFault e) {
            return new Fault("the desk does it", "", String.valueOf(e.getMessage()));
        }
    }

    private static int count(Step step, String to) {
        return (int) step.expected().stream().filter(e -> e.to().equals(to)).count();
    }

    private static String text(List<Expected> expected) {
        return expected.isEmpty()
                ? "silence"
                : expected.stream().map(Expected::toString).collect(Collectors.joining("\n"));
    }

    private String heard() {
        List<String> lines = new ArrayList<>();
        toClient.forEach(message -> lines.add("to client " + message));
        toVenue.forEach(message -> lines.add("to venue " + message));
        return String.join("\n", lines);
    }

    // What came

    /** Waits for as many messages as are expected, to both sides. */
    private void gather(int clientCount, int venueCount) {
        long end = System.nanoTime() + floor.target().patienceMillis() * 1_000_000;
        while ((toClient.size() < clientCount || toVenue.size() < venueCount) && System.nanoTime() < end) {
            take(toClient.size() < clientCount ? 5 : 0, toVenue.size() < venueCount ? 5 : 0);
        }
    }

    private void take(long clientMillis, long venueMillis) {
        FixMessage message = client.next(clientMillis);
        if (message != null) {
            toClient.add(message);
        }
        message = floor.venue().next(venueMillis);
        if (message != null) {
            toVenue.add(message);
            book.heard(message);
        }
    }

    /**
     * Silence without waiting: a question goes the same way, and when it is answered all before it has been told. First on the venue's
     * link, so that what the venue sent is with the system; then the client's, through the core and back; then the venue's again.
     */
    private @Nullable String barrier() {
        String id = bindings.chosen("BAR") + "." + ++barriers;
        if (floor.venue().isLoggedOn()
                && !floor.venue().isThere(id, floor.target().patienceMillis())) {
            return "the system does not answer TestRequest(1) on the venue's session";
        }
        stimulus.askStatus(id);
        int number = client.lastNumber();
        long end = System.nanoTime() + floor.target().patienceMillis() * 1_000_000;
        boolean answered = false;
        while (!answered && System.nanoTime() < end) {
            FixMessage message = client.next(50);
            if (message != null && isAnswer(message, id, number)) {
                answered = true;
            } else if (message != null) {
                toClient.add(message);
            } else if (!client.isLoggedOn()) {
                return "the client's session was closed: " + client.lastLogout();
            }
        }
        if (!answered) {
            return "the system does not answer OrderStatusRequest(H)";
        }
        if (floor.venue().isLoggedOn()) {
            floor.venue().isThere(id + "b", floor.target().patienceMillis());
        }
        for (FixMessage message = floor.venue().next(0);
                message != null;
                message = floor.venue().next(0)) {
            toVenue.add(message);
            book.heard(message);
        }
        return null;
    }

    private static boolean isAnswer(FixMessage message, String id, int number) {
        boolean refuses = message.is("j") || message.is("3");
        return message.text(11, "").equals(id)
                || (refuses && message.text(45, "").equals(Integer.toString(number)));
    }

    // Comparing

    private @Nullable String compare(Step step, String to, List<FixMessage> heard) {
        List<Expected> expected =
                step.expected().stream().filter(e -> e.to().equals(to)).toList();
        if (expected.size() != heard.size()) {
            return "to " + to + ": " + heard.size() + " messages came, " + expected.size() + " were expected";
        }
        List<FixMessage> left = new ArrayList<>(heard);
        for (Expected each : expected) {
            int index = IN_ANY_ORDER.contains(step.msgType()) ? find(each, left) : 0;
            FixMessage message = left.remove(index);
            String fault = comparison.fault(each, message);
            if (fault != null) {
                return "to " + to + ": " + fault;
            }
        }
        return null;
    }

    private int find(Expected expected, List<FixMessage> heard) {
        for (int i = 0; i < heard.size(); i++) {
            if (new Comparison(bindings.copy()).fault(expected, heard.get(i)) == null) {
                return i;
            }
        }
        return 0;
    }

    /** The next scenario begins with no open order. */
    private void cleanUp() {
        transcript.add("", "#", "cleaning up");
        try {
            stimulus.liftKill();
            if (!floor.venue().isLoggedOn()) {
                floor.door().open(floor.target().patienceMillis());
            }
            stimulus.cancelWhatIsOpen();
            barrier();
        } catch (DeskDoor.DeskFault e) {
            transcript.add("", "#", "not clean: " + e.getMessage());
        }
    }
}
