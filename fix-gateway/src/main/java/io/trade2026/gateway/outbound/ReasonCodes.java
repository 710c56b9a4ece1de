package io.trade2026.gateway.outbound;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.Denial;

/**
 * Reason codes in the set of each version. The sets are those of the dictionaries that engines of the counterparties are built with; codes of later
 * extension packs (such as 12 of ExecRestatementReason(378)) would be refused by them, and become "other".
 */
final class ReasonCodes {
    private static final int OTHER = 99;
    private static final int BROKER_OPTION = 0;
    private static final int HIGHEST_103_IN_42 = 8;
    private static final int HIGHEST_103_IN_44 = 15;
    private static final int HIGHEST_103_IN_50 = 18;
    private static final int HIGHEST_102_IN_42 = 3;
    private static final int HIGHEST_102_IN_44 = 6;
    private static final int HIGHEST_102_IN_50 = 8;
    private static final int CANCEL_BROKER_OPTION = 2;
    private static final int INVALID_PRICE_INCREMENT = 18;
    private static final int BEYOND_CURRENT_PRICE_102 = 7;
    private static final int OUTSIDE_BAND_102 = 8;
    private static final int NO_REFERENCE_103 = 19;
    private static final int ALGORITHM_103 = 21;
    private static final int SHORT_SALE_103 = 22;
    private static final int NO_BORROW_103 = 24;
    private static final int CREDIT_103 = 25;
    private static final int CLIP_SIZE_103 = 26;
    private static final int ORDER_VALUE_103 = 27;
    /** Reserved in 4.4. */
    private static final int UNUSED_103_IN_44 = 12;
    /** Not in 5.0 SP2. */
    private static final int UNUSED_103_IN_50 = 17;

    private static final int HIGHEST_378_IN_42 = 5;
    private static final int HIGHEST_378_IN_44 = 10;
    private static final int HIGHEST_378_IN_50 = 11;
    private static final int RESTATED_BY_BROKER = 4;
    private static final int HIGHEST_373_IN_42 = 11;
    private static final int HIGHEST_380_IN_42 = 5;
    private static final int HIGHEST_380_IN_44 = 7;
    private static final int HIGHEST_532_IN_44 = 6;
    private static final int HIGHEST_532_IN_50 = 11;
    private static final int BUSINESS_OTHER = 0;
    /** No field is written. */
    static final int NONE = -1;

    private ReasonCodes() {}

    /** ExecRestatementReason(378); below 0 when none was given, though the report needs one. */
    static int execRestatementReason(FixVersion version, int given) {
        if (given < 0) {
            return version == FixVersion.FIX42 ? RESTATED_BY_BROKER : OTHER;
        }
        return switch (version) {
            case FIX42 -> given <= HIGHEST_378_IN_42 ? given : RESTATED_BY_BROKER;
            case FIX44 -> given <= HIGHEST_378_IN_44 ? given : OTHER;
            case FIX50SP2 -> given <= HIGHEST_378_IN_50 ? given : OTHER;
        };
    }

    /**
     * OrdRejReason(103) of a denial.
     *
     * @param extended whether the client knows the codes that extension packs added to 5.0 SP2
     */
    static int ordRejReason(FixVersion version, Denial denial, boolean extended) {
        return switch (version) {
            case FIX42 -> denial.ordRejReason42();
            case FIX44 -> denial.ordRejReason44();
            case FIX50SP2 -> extended ? extended103(denial) : denial.ordRejReason50();
        };
    }

    /** OrdRejReason(103) as extension packs know it; source: the risk catalogue, sections 2.10 and 5. */
    private static int extended103(Denial denial) {
        return switch (denial) {
            case NO_REFERENCE_PRICE, STALE_REFERENCE_PRICE, NO_QUOTE -> NO_REFERENCE_103;
            case SOLD_NOT_OWNED, SHORT_AT_THE_BID, SHORT_WITHOUT_BID, SHORT_MARK_CHANGED -> SHORT_SALE_103;
            case NO_LOCATE -> NO_BORROW_103;
            case NET_EXPOSURE_EXCEEDED, GROSS_EXPOSURE_EXCEEDED, CASH_EXCEEDED, MARGIN_EXCEEDED -> CREDIT_103;
            case PARTY_STOPPED -> ALGORITHM_103;
            case ORDER_EXCEEDS_QTY -> CLIP_SIZE_103;
            case ORDER_EXCEEDS_NOTIONAL -> ORDER_VALUE_103;
            default -> denial.ordRejReason50();
        };
    }

    /** OrdRejReason(103) that a venue gave. */
    static int ordRejReason(FixVersion version, int ofVenue) {
        if (ofVenue < 0) {
            return version == FixVersion.FIX42 ? BROKER_OPTION : OTHER;
        }
        return switch (version) {
            case FIX42 -> ofVenue <= HIGHEST_103_IN_42 ? ofVenue : BROKER_OPTION;
            case FIX44 -> ofVenue <= HIGHEST_103_IN_44 && ofVenue != UNUSED_103_IN_44 ? ofVenue : OTHER;
            case FIX50SP2 -> ofVenue <= HIGHEST_103_IN_50 && ofVenue != UNUSED_103_IN_50 ? ofVenue : OTHER;
        };
    }

    /** CxlRejReason(102), given in the set of 4.4. */
    static int cxlRejReason(FixVersion version, int given) {
        if (given < 0) {
            return version == FixVersion.FIX42 ? CANCEL_BROKER_OPTION : OTHER;
        }
        return switch (version) {
            case FIX42 -> given <= HIGHEST_102_IN_42 ? given : CANCEL_BROKER_OPTION;
            case FIX44 -> given <= HIGHEST_102_IN_44 ? given : OTHER;
            case FIX50SP2 -> given <= HIGHEST_102_IN_50 || given == INVALID_PRICE_INCREMENT ? given : OTHER;
        };
    }

    /** CxlRejReason(102) of a denial: 5.0 SP2 tells what is wrong with a price. */
    static int cxlRejReason(FixVersion version, int given, Denial denial) {
        if (version == FixVersion.FIX50SP2 && given == CANCEL_BROKER_OPTION) {
            return switch (denial) {
                case PRICE_OFF_TICK, STOP_OFF_TICK -> INVALID_PRICE_INCREMENT;
                case PRICE_OUTSIDE_COLLAR, STOP_OUTSIDE_COLLAR -> OUTSIDE_BAND_102;
                case STOP_ON_WRONG_SIDE -> BEYOND_CURRENT_PRICE_102;
                default -> given;
            };
        }
        return cxlRejReason(version, given);
    }

    /** SessionRejectReason(373); FIX 4.2 lacks those of groups and repeated tags, and the field is optional. */
    static int sessionRejectReason(FixVersion version, int given) {
        return version == FixVersion.FIX42 && given > HIGHEST_373_IN_42 ? NONE : given;
    }

    /** BusinessRejectReason(380). */
    static int businessRejectReason(FixVersion version, int given) {
        int highest = version == FixVersion.FIX42 ? HIGHEST_380_IN_42 : HIGHEST_380_IN_44;
        return given >= 0 && given <= highest ? given : BUSINESS_OTHER;
    }

    /** MassCancelRejectReason(532). */
    static int massCancelRejectReason(FixVersion version, int given) {
        int highest = version == FixVersion.FIX50SP2 ? HIGHEST_532_IN_50 : HIGHEST_532_IN_44;
        return given <= highest ? given : OTHER;
    }
}
