package io.trade2026.oms;

import io.trade2026.messages.Control;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.CancelScope;
import io.trade2026.messages.sbe.DownCause;
import io.trade2026.messages.sbe.ExecType;
import io.trade2026.messages.sbe.KillScope;
import io.trade2026.messages.sbe.MarketState;
import io.trade2026.messages.sbe.PartyKind;
import io.trade2026.messages.sbe.ReportVenueExecutionEncoder;
import io.trade2026.messages.sbe.Side;
import io.trade2026.messages.sbe.TimeInForce;
import io.trade2026.messages.sbe.UnsentReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two clients and a venue that do anything at any time: every choice is a number, so that a failing run can be shortened.
 *
 * <p>The venue is not a sound one: it fills what it has cancelled, fills too much, repeats itself, refuses and forgets. The desk
 * acts on orders too, clients lose their sessions, and trading days end.
 */
final class RandomTrading {
    /** An order as the venue knows it, by all our ids for it. */
    private static final class VenueOrder {
        private final List<Long> ids = new ArrayList<>();
        private final String orderId;
        private final String symbol;
        private final boolean buy;

        private VenueOrder(String orderId, String symbol, boolean buy) {
            this.orderId = orderId;
            this.symbol = symbol;
            this.buy = buy;
        }
    }

    private record VenueRequest(long id, boolean replace, VenueOrder order) {}

    /** What a replace may not change. */
    private record FixedTerms(boolean buy, boolean goodTill, String symbol) {}

    private record VenueFill(String execId, VenueOrder order) {}

    private static final int GRACE_MS = 5;

    private final Desk desk;
    private final MassDesk mass;
    private final LedgerModel model;
    private final boolean checks;
    private final List<VenueOrder> orders = new ArrayList<>();
    private final Map<Long, VenueOrder> orderById = new HashMap<>();
    private final List<VenueRequest> requests = new ArrayList<>();
    private final List<VenueFill> fills = new ArrayList<>();
    private final List<List<String>> clOrdIds = List.of(new ArrayList<>(), new ArrayList<>());
    private final Map<String, FixedTerms> termsById = new HashMap<>();
    private boolean linkUp = true;
    private boolean stops;
    private final boolean[] clientUp = {true, true};
    private int ids;
    private long rest;

    /** Trading whose every step a ledger checks. */
    RandomTrading(Desk desk, LedgerModel model) {
        this(desk, model, true);
    }

    /** Trading that nobody checks, with a core that forgets. */
    RandomTrading(Desk desk) {
        this(desk, new LedgerModel(), false);
    }

    /** The first client's day orders do not outlive a grace, the other's orders not the moment. */
    private RandomTrading(Desk desk, LedgerModel model, boolean checks) {
        this.desk = desk;
        this.mass = new MassDesk(desk);
        this.model = model;
        this.checks = checks;
        var care = HouseLetters.Care.NONE.cancelsOn(
                DownCause.LOST_LINK, DownCause.LOGOUT, DownCause.MISSED_HEARTBEATS, DownCause.GATEWAY_DEATH);
        desk.house().define(Desk.CLIENT, desk.profile(), care.within(GRACE_MS));
        desk.house().define(Desk.OTHER_CLIENT, desk.profile(), care.of(CancelScope.ALL));
        desk.sessionUp(Desk.OTHER_CLIENT, true);
        desk.heard();
    }

    /** From now on clients trade too often and lose too much at times, and markets are halted; for trading that nobody checks. */
    RandomTrading withStops() {
        stops = true;
        desk.limit(Control.PT_15_COUNT, PartyKind.SESSION, Desk.CLIENT, 6);
        desk.limit(Control.PT_19_CANCEL, PartyKind.ACCOUNT, 2, 1);
        desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 2, 50 * 10_000L);
        return this;
    }

    /** Takes the next digit of the choice. */
    private int pick(int bound) {
        int picked = (int) (rest % bound);
        rest /= bound;
        return picked;
    }

    /** Does one thing, and lets the model check what was told. */
    void act(long choice) {
        rest = choice;
        model.begin();
        if (!linkUp && pick(4) == 0) {
            bringUp();
            return;
        }
        switch (pick(24)) {
            case 0, 1, 2 -> place();
            case 3, 4 -> cancel();
            case 5, 6 -> replace();
            case 7 -> status();
            case 8 -> accept();
            case 9, 10, 11 -> fill();
            case 12 -> bust();
            case 13 -> correct();
            case 14, 15 -> answer(pick(4) > 0);
            case 16 -> change();
            case 17 -> repeatOrInvent();
            case 18 -> link();
            case 19 -> house();
            case 20, 21 -> telephone();
            case 22 -> client();
            default -> massCancel();
        }
        learn(desk.heard());
    }

    private void learn(List<Told> told) {
        for (Told event : told) {
            if (event.to().equals("venue") && "DFG".contains(event.msgType())) {
                long id = Long.parseLong(event.field(11));
                VenueOrder order = event.msgType().equals("D")
                        ? new VenueOrder(
                                event.field(37),
                                event.field(55),
                                event.field(54).equals("1"))
                        : orderById.get(Long.parseLong(event.field(41)));
                if (order == null) {
                    throw new AssertionError("OrigClOrdID(41) was never sent: " + event);
                }
                order.ids.add(id);
                orderById.put(id, order);
                if (event.msgType().equals("D")) {
                    orders.add(order);
                } else {
                    requests.add(new VenueRequest(id, event.msgType().equals("G"), order));
                }
            }
        }
        if (checks) {
            model.hear(told);
            List<Told> besides = model.checkHoldings(desk);
            if (!besides.isEmpty()) {
                learn(besides);
            }
        }
    }

    /** The venue comes back and answers all it has, until nobody waits. */
    void settle() {
        if (!linkUp) {
            model.begin();
            bringUp();
        }
        for (int i = 0; i < orders.size(); i++) {
            rest = i;
            model.begin();
            accept();
            learn(desk.heard());
        }
        while (!requests.isEmpty()) {
            rest = 0;
            model.begin();
            answer(requests.size() % 2 == 0);
            learn(desk.heard());
        }
        model.checkAllAnswered();
    }

    // Clients

    private void place() {
        int client = pick(2);
        List<String> used = clOrdIds.get(client);
        boolean again = pick(12) == 0 && !used.isEmpty();
        String id = again ? used.get(pick(used.size())) : newId(client);
        boolean market = pick(8) == 0;
        boolean buy = pick(2) == 0;
        boolean goodTill = pick(3) == 0;
        long qtyE8 = (1 + pick(200)) * Decimal8.ONE;
        long priceE8 = market ? Decimal8.NULL : price();
        String symbol = pick(3) == 0 ? "MSFT" : "INTC";
        Desk.OrderLetter letter = desk.order(id)
                .session(Desk.CLIENT + client)
                .execInst(stops ? "K" : "")
                .qty(qtyE8)
                .side(buy ? Side.BUY : Side.SELL)
                .timeInForce(goodTill ? TimeInForce.GTC : TimeInForce.DAY)
                .symbol(symbol);
        if (market) {
            letter.market();
        } else {
            letter.price(priceE8);
        }
        termsById.putIfAbsent(id, new FixedTerms(buy, goodTill, symbol));
        model.placing(Desk.CLIENT + client, id);
        letter.send();
    }

    private String newId(int client) {
        String id = "C" + ids++;
        clOrdIds.get(client).add(id);
        return id;
    }

    private long price() {
        return (90 + pick(20)) * Decimal8.ONE;
    }

    /** An id that the client has used, mostly one of the last. */
    private String known(int client) {
        List<String> used = clOrdIds.get(client);
        if (used.isEmpty() || pick(20) == 0) {
            return "NEVER";
        }
        int back = pick(3) == 0 ? pick(used.size()) : Math.min(pick(4), used.size() - 1);
        return used.get(used.size() - 1 - back);
    }

    private void cancel() {
        int client = pick(2);
        String orig = known(client);
        String id = newId(client);
        FixedTerms terms = termsById.get(orig);
        if (terms != null) {
            termsById.put(id, terms);
        }
        model.requesting(Desk.CLIENT + client, id, orig, false, 0, 0);
        desk.cancel(Desk.CLIENT + client, id, orig);
    }

    private void replace() {
        int client = pick(2);
        String orig = pick(4) == 0 ? known(client) : model.tailOf(Desk.CLIENT + client, known(client));
        String id = newId(client);
        long qtyE8 = (1 + pick(200)) * Decimal8.ONE;
        long priceE8 = price();
        model.requesting(Desk.CLIENT + client, id, orig, true, qtyE8, priceE8);
        Desk.OrderLetter letter =
                desk.change(id, orig).session(Desk.CLIENT + client).qty(qtyE8).price(priceE8);
        FixedTerms terms = termsById.get(orig);
        if (terms != null) {
            termsById.put(id, terms);
            letter.side(terms.buy ? Side.BUY : Side.SELL)
                    .timeInForce(terms.goodTill ? TimeInForce.GTC : TimeInForce.DAY)
                    .symbol(terms.symbol);
        }
        letter.send();
    }

    private void status() {
        List<String> used = clOrdIds.get(0);
        desk.askStatus(used.isEmpty() ? "NEVER" : used.get(pick(used.size())), "S");
    }

    private void massCancel() {
        int client = pick(2);
        String id = "C" + ids++;
        String symbol = pick(2) == 0 ? "MSFT" : "";
        char side = pick(3) == 0 ? '1' : '\0';
        if (checks && !desk.countsOrdersOf(Desk.CLIENT + client)) {
            // Which of them it has reached no ledger could tell from what is told.
            return;
        }
        model.cancelingMany(Desk.CLIENT + client, id, symbol, side == '1');
        mass.cancel(Desk.CLIENT + client, id, symbol.isEmpty() ? '7' : '1', symbol, side, "");
    }

    /** A client's session is lost or comes back. */
    private void client() {
        int client = pick(2);
        clientUp[client] = !clientUp[client];
        if (clientUp[client]) {
            desk.house().up(Desk.CLIENT + client);
        } else {
            DownCause[] causes = {
                DownCause.LOST_LINK,
                DownCause.LOGOUT,
                DownCause.MISSED_HEARTBEATS,
                DownCause.GATEWAY_DEATH,
                DownCause.HOUSE
            };
            desk.house().down(Desk.CLIENT + client, causes[pick(causes.length)]);
        }
    }

    // The desk

    private void telephone() {
        int client = pick(2);
        String qty = Integer.toString(1 + pick(200));
        String price = Decimal8.toText(price());
        if (orders.isEmpty() || pick(4) == 0) {
            model.placing(Desk.CLIENT + client, "");
            Side side = pick(2) == 0 ? Side.BUY : Side.SELL;
            TimeInForce timeInForce = pick(3) == 0 ? TimeInForce.GTC : TimeInForce.DAY;
            desk.house().enter(Desk.CLIENT + client, "", side, qty, price, timeInForce);
            return;
        }
        long orderId = Long.parseLong(orders.get(pick(orders.size())).orderId);
        if (pick(2) == 0) {
            desk.house().cancel(orderId);
        } else {
            desk.house().replace(orderId, pick(3) == 0 ? "" : qty, pick(3) == 0 ? "" : price);
        }
    }

    // The venue

    private void accept() {
        if (!orders.isEmpty()) {
            VenueOrder order = orders.get(pick(orders.size()));
            report(ExecType.NEW, order.ids.get(0), newExecId(), order).send();
        }
    }

    private String newExecId() {
        return "V" + ids++;
    }

    private Desk.ReportLetter report(ExecType type, long venueRequestId, String execId, VenueOrder order) {
        model.reporting(type, order.orderId);
        Desk.ReportLetter letter = desk.venue(type, venueRequestId, execId);
        letter.fields().symbol(order.symbol).side(order.buy ? Side.BUY : Side.SELL);
        return letter;
    }

    /** Fills the newest order mostly, under any of its ids, now and then too much. */
    private void fill() {
        if (orders.isEmpty()) {
            return;
        }
        VenueOrder order = orders.get(pick(2) == 0 ? orders.size() - 1 : pick(orders.size()));
        long id = order.ids.get(pick(order.ids.size()));
        String execId = newExecId();
        long qtyE8 = (1 + pick(pick(10) == 0 ? 400 : 40)) * Decimal8.ONE;
        fills.add(new VenueFill(execId, order));
        report(ExecType.TRADE, id, execId, order).last(qtyE8, price()).send();
    }

    private void bust() {
        if (!fills.isEmpty()) {
            VenueFill fill = fills.get(pick(fills.size()));
            report(ExecType.TRADE_CANCEL, fill.order.ids.get(0), newExecId(), fill.order)
                    .ref(fill.execId)
                    .send();
        }
    }

    private void correct() {
        if (!fills.isEmpty()) {
            VenueFill fill = fills.get(pick(fills.size()));
            String execId = newExecId();
            long qtyE8 = (1 + pick(100)) * Decimal8.ONE;
            fills.add(new VenueFill(execId, fill.order));
            report(ExecType.TRADE_CORRECT, fill.order.ids.get(0), execId, fill.order)
                    .ref(fill.execId)
                    .last(qtyE8, price())
                    .send();
        }
    }

    private void answer(boolean accepts) {
        if (requests.isEmpty()) {
            return;
        }
        VenueRequest request = requests.remove(pick(requests.size()));
        if (accepts) {
            ExecType type = request.replace ? ExecType.REPLACED : ExecType.CANCELED;
            report(type, request.id, newExecId(), request.order).send();
        } else if (pick(4) == 0) {
            desk.venueRefusesMessage(request.id, 4);
        } else {
            desk.venueRejectsRequest(request.id, pick(4));
        }
    }

    /** What nobody asked for. */
    private void change() {
        if (orders.isEmpty()) {
            return;
        }
        VenueOrder order = orders.get(pick(2) == 0 ? orders.size() - 1 : pick(orders.size()));
        ExecType[] types = {
            ExecType.CANCELED, ExecType.EXPIRED, ExecType.DONE_FOR_DAY, ExecType.SUSPENDED,
            ExecType.RESTATED, ExecType.REJECTED, ExecType.STOPPED, ExecType.CALCULATED
        };
        ExecType type = types[pick(types.length)];
        ReportVenueExecutionEncoder fields =
                report(type, order.ids.get(0), newExecId(), order).fields();
        if (type == ExecType.RESTATED) {
            fields.execRestatementReason(5).orderQtyE8((1 + pick(150)) * Decimal8.ONE);
        }
        if (type == ExecType.STOPPED) {
            fields.lastQtyE8(Decimal8.ONE).lastPxE8(Decimal8.ONE);
        }
        desk.finish(fields);
    }

    private void repeatOrInvent() {
        int what = pick(4);
        if (what < 2 && !fills.isEmpty()) {
            VenueFill fill = fills.get(pick(fills.size()));
            model.expectSilence();
            report(ExecType.TRADE, fill.order.ids.get(0), fill.execId, fill.order)
                    .last(Decimal8.ONE, Decimal8.ONE)
                    .send();
        } else if (what == 2 && !orders.isEmpty()) {
            VenueOrder order = orders.get(pick(orders.size()));
            Desk.ReportLetter wrong = report(ExecType.TRADE, order.ids.get(0), newExecId(), order);
            wrong.fields().side(order.buy ? Side.SELL : Side.BUY);
            wrong.last((1 + pick(9)) * Decimal8.ONE, price()).send();
        } else {
            desk.venue(ExecType.TRADE, 0, newExecId())
                    .last((1 + pick(9)) * Decimal8.ONE, price())
                    .send();
        }
    }

    // Links and the house

    private void link() {
        if (pick(2) == 0 && !requests.isEmpty()) {
            VenueRequest request = requests.remove(pick(requests.size()));
            desk.unsent(request.id, UnsentReason.LINK_DOWN);
        } else {
            linkUp = !linkUp;
            desk.sessionUp(Desk.VENUE, linkUp);
        }
    }

    private void bringUp() {
        linkUp = true;
        desk.sessionUp(Desk.VENUE, true);
        learn(desk.heard());
    }

    private void house() {
        switch (pick(stops ? 12 : 6)) {
            case 0 -> kill(true);
            case 1, 2 -> kill(false);
            case 3 -> rollDay();
            case 4, 5 -> desk.restart();
            case 6, 7 -> desk.house().resume(PartyKind.SESSION, Desk.CLIENT);
            case 8 -> {
                // As long as it is beyond its limit nobody may resume it.
                desk.limit(Control.PT_19_LOSS, PartyKind.ACCOUNT, 2, (50 + pick(5_000)) * 10_000L);
                desk.house().resume(PartyKind.ACCOUNT, 2);
            }
            case 9 -> desk.house().market("", "INTC", MarketState.HALT, pick(4) == 0);
            default -> desk.house().market("", "INTC", MarketState.OPEN, false);
        }
    }

    private void kill(boolean engaged) {
        switch (pick(4)) {
            case 0 -> desk.kill(KillScope.INSTRUMENT, "MSFT", engaged);
            case 1 -> desk.kill(KillScope.SESSION, Integer.toString(Desk.CLIENT), engaged);
            default -> desk.kill(KillScope.CLIENT, "CLIENT2", engaged);
        }
    }

    /** Everything is stopped, in the middle of whatever is going on. */
    void killAll() {
        model.begin();
        desk.kill(KillScope.FIRM, "HOUSE", true);
        learn(desk.heard());
    }

    /** Time passes, and sweeps go on. */
    void pass(long ns) {
        model.begin();
        desk.pass(ns);
        learn(desk.heard());
    }

    /** Where a ledger checks, it and the venue forget what the core may forget. */
    private void rollDay() {
        desk.startDay();
        model.startDay();
        if (checks) {
            learn(desk.heard());
            model.forget();
            orders.removeIf(order -> model.isForgotten(order.orderId));
            fills.removeIf(fill -> model.isForgotten(fill.order.orderId));
            requests.removeIf(request -> model.isForgotten(request.order.orderId));
            clOrdIds.get(0).removeIf(id -> model.isForgotten(Desk.CLIENT, id));
            clOrdIds.get(1).removeIf(id -> model.isForgotten(Desk.OTHER_CLIENT, id));
        }
    }
}
