package io.trade2026.ops.rest;

import io.trade2026.ops.clinic.RepairKind;
import io.trade2026.ops.clinic.RepairPlan;
import io.trade2026.ops.clinic.SessionFile;
import io.trade2026.ops.desk.RepairOrder;
import io.trade2026.ops.refusal.RequestFields;
import java.util.List;

/** A repair as it is asked for. */
final class RepairFields {
    private static final List<String> REPAIRS = List.of("next-out", "next-in", "reset", "resend");
    private static final String NUMBER = "number";
    private static final String TO = "to";

    private RepairFields() {}

    static RepairPlan plan(RequestFields fields) {
        return switch (fields.choice("repair", REPAIRS)) {
            case "next-out" -> new RepairPlan(RepairKind.NEXT_OUT, number(fields, NUMBER), 0);
            case "next-in" -> new RepairPlan(RepairKind.NEXT_IN, number(fields, NUMBER), 0);
            case "resend" -> new RepairPlan(RepairKind.RESEND, number(fields, NUMBER), number(fields, TO));
            default -> new RepairPlan(RepairKind.RESET, 0, 0);
        };
    }

    private static long number(RequestFields fields, String name) {
        return fields.number(name, 1, Integer.MAX_VALUE);
    }

    /** How the numbers stood goes along, so that nothing is done that nobody looked at; sending again moves none. */
    static RepairOrder order(SessionFile file, RepairPlan plan, String user, String secondUser, String reason) {
        boolean moves = plan.kind() != RepairKind.RESEND && !(plan.kind() == RepairKind.RESET && file.isUp());
        return new RepairOrder(
                file.sessionId(),
                plan,
                moves ? file.nextInTaken() : 0,
                moves ? file.nextOut() : 0,
                0,
                user,
                secondUser,
                reason);
    }
}
