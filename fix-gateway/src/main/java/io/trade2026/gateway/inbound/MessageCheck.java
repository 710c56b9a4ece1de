package io.trade2026.gateway.inbound;

import io.trade2026.gateway.framing.StandIn;
import io.trade2026.gateway.wire.FixReader;
import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.gateway.wire.Tags;
import io.trade2026.sessions.OverlayRule;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.artio.builder.Decoder;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/**
 * Holds a message against the dictionary of its version: tags, required fields, values, formats, groups. Tags from 5,000 on belong to
 * users and are passed over. One thread.
 */
final class MessageCheck {
    private static final int FIRST_OF_USERS = 5_000;
    private static final int APPL_VER_ID = 1128;
    private static final byte FIX_50_SP2 = '9';
    private static final int INVALID_APPL_VERSION = 18;
    private static final int UNKNOWN_TAG = 0;
    private static final int OTHER = 99;
    private static final int TAG_OF_OTHER_MESSAGES = 2;
    private static final int TAG_REPEATED = 13;
    /** CheckSum(10), Signature(89), SignatureLength(93): the trailer, which decoders keep apart. */
    private static final int[] TRAILER = {10, 89, 93};

    private final KnownMessages messages = new KnownMessages();
    private final MutableAsciiBuffer ascii = new MutableAsciiBuffer();
    private final Refusal refusal;
    private final boolean takesForeignTags;

    /**
     * Checks and refuses.
     *
     * @param refusal receives why
     * @param takesForeignTags whether tags that do not belong into a message are passed over: an execution that is refused for such a
     *     tag would be lost
     */
    MessageCheck(Refusal refusal, boolean takesForeignTags) {
        this.refusal = refusal;
        this.takesForeignTags = takesForeignTags;
    }

    /** Says whether the message keeps to its dictionary; messages without a decoder do. */
    boolean isSound(Arrival arrival) {
        if (arrival.fields().has(StandIn.MARK)) {
            return refusal.session(
                    OTHER,
                    0,
                    "message of " + arrival.fields().text(StandIn.MARK) + " bytes is longer than what is taken");
        }
        if (!isOfOurVersion(arrival)) {
            return refusal.value(
                    INVALID_APPL_VERSION, arrival.fields(), APPL_VER_ID, "FIX 5.0 SP2 (9) is spoken in this session");
        }
        KnownMessages.@Nullable Known known = messages.find(arrival.version(), arrival.messageType());
        if (known == null) {
            return true;
        }
        OverlayRule broken = arrival.broken();
        if (broken != null) {
            return refuse(broken);
        }
        if (!arrival.fields().isWellFormed()) {
            return refusal.session(UNKNOWN_TAG, 0, "a field has no tag: fields are digits, '=' and a value");
        }
        Decoder decoder = known.decoder();
        return isDecoded(arrival, decoder)
                && (decoder.validate()
                        || isPassedOver(decoder)
                        || refuse(arrival, decoder.invalidTagId(), decoder.rejectReason()))
                && (takesForeignTags || hasOnlyOwnTags(arrival, known));
    }

    /**
     * A venue's code of a later extension pack, such as an OrdRejReason(103) that the dictionary does not know: what reads it knows an
     * unknown value from a known one.
     */
    private boolean isPassedOver(Decoder decoder) {
        return takesForeignTags && decoder.rejectReason() == Refusal.VALUE_INCORRECT;
    }

    /** Generated decoders throw when a number of a data field or of a group is none. */
    private boolean isDecoded(Arrival arrival, Decoder decoder) {
        try {
            ascii.wrap(arrival.fields().buffer());
            decoder.reset();
            decoder.decode(ascii, arrival.offset(), arrival.length());
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            return refusal.session(
                    Refusal.FORMAT_INCORRECT,
                    0,
                    "a number, or the length of a data field, is not right: " + e.getMessage());
        }
    }

    private boolean hasOnlyOwnTags(Arrival arrival, KnownMessages.Known known) {
        FixReader fields = arrival.fields();
        for (int i = 0; i < fields.tagCount(); i++) {
            int tag = fields.tagAt(i);
            if (tag < FIRST_OF_USERS
                    && !known.ownTags().contains(tag)
                    && !isTrailer(tag)
                    && !arrival.wording().passesOver(tag)) {
                return refuse(arrival, tag, known.versionTags().contains(tag) ? TAG_OF_OTHER_MESSAGES : UNKNOWN_TAG);
            }
        }
        return true;
    }

    /** A message of FIXT may name its own version; a venue's is read all the same, since a refused execution would be lost. */
    private boolean isOfOurVersion(Arrival arrival) {
        return arrival.version() != FixVersion.FIX50SP2
                || takesForeignTags
                || !arrival.fields().has(APPL_VER_ID)
                || arrival.fields().character(APPL_VER_ID) == FIX_50_SP2;
    }

    private boolean refuse(OverlayRule broken) {
        if (broken instanceof OverlayRule.Require rule) {
            return refusal.session(
                    Refusal.TAG_MISSING,
                    rule.tag(),
                    Tags.name(rule.tag()) + ": is required by rule 'require " + rule.msgType() + ' ' + rule.tag()
                            + "' of this session");
        }
        OverlayRule.Forbid rule = (OverlayRule.Forbid) broken;
        return refusal.session(
                TAG_OF_OTHER_MESSAGES,
                rule.tag(),
                Tags.name(rule.tag()) + ": is refused by rule 'forbid " + rule.msgType() + ' ' + rule.tag()
                        + "' of this session");
    }

    private static boolean isTrailer(int tag) {
        for (int ofTrailer : TRAILER) {
            if (tag == ofTrailer) {
                return true;
            }
        }
        return false;
    }

    private boolean refuse(Arrival arrival, int tag, int reason) {
        boolean showsValue = reason == Refusal.VALUE_INCORRECT || reason == Refusal.FORMAT_INCORRECT;
        if (showsValue && tag > 0 && arrival.fields().has(tag)) {
            return refusal.value(reason, arrival.fields(), tag, rule(tag, reason));
        }
        return refusal.session(reason, tag, Tags.name(tag) + ": " + rule(tag, reason));
    }

    private static String rule(int tag, int reason) {
        return switch (reason) {
            case UNKNOWN_TAG, 3 -> "is no tag of this version of FIX";
            case Refusal.TAG_MISSING -> "is required";
            case TAG_OF_OTHER_MESSAGES -> "does not belong into this message";
            case 4 -> "is without a value";
            case Refusal.VALUE_INCORRECT -> "is not an allowed value";
            case Refusal.FORMAT_INCORRECT -> Refusal.form(tag);
            case TAG_REPEATED -> "appears more than once";
            case Refusal.GROUP_COUNT -> "is not the number of entries that follow";
            default -> "breaks the rules of the message";
        };
    }
}
