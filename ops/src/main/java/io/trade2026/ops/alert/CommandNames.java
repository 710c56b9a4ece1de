package io.trade2026.ops.alert;

import io.trade2026.messages.sbe.AcknowledgeAlertDecoder;
import io.trade2026.messages.sbe.ApproveLimitDecoder;
import io.trade2026.messages.sbe.AskImageDecoder;
import io.trade2026.messages.sbe.AskSessionMarksDecoder;
import io.trade2026.messages.sbe.CancelByDeskDecoder;
import io.trade2026.messages.sbe.CheckOrderDecoder;
import io.trade2026.messages.sbe.CommitReferenceDataDecoder;
import io.trade2026.messages.sbe.DefineInstrumentDecoder;
import io.trade2026.messages.sbe.DefinePartyDecoder;
import io.trade2026.messages.sbe.DefineRouteDecoder;
import io.trade2026.messages.sbe.DefineSessionDecoder;
import io.trade2026.messages.sbe.DefineVenueDecoder;
import io.trade2026.messages.sbe.DisconnectSessionDecoder;
import io.trade2026.messages.sbe.EnterDeskOrderDecoder;
import io.trade2026.messages.sbe.NoteDeliveryDecoder;
import io.trade2026.messages.sbe.OverrideRefusalDecoder;
import io.trade2026.messages.sbe.RejectNextDecoder;
import io.trade2026.messages.sbe.RepairSessionDecoder;
import io.trade2026.messages.sbe.ReplaceByDeskDecoder;
import io.trade2026.messages.sbe.ReportBreakDecoder;
import io.trade2026.messages.sbe.ReportFeedDecoder;
import io.trade2026.messages.sbe.ReportGatewayAlarmDecoder;
import io.trade2026.messages.sbe.ReportGatewayAliveDecoder;
import io.trade2026.messages.sbe.ReportSessionRepairDecoder;
import io.trade2026.messages.sbe.ReportSessionStateDecoder;
import io.trade2026.messages.sbe.ResetSessionDecoder;
import io.trade2026.messages.sbe.ResumePartyDecoder;
import io.trade2026.messages.sbe.SendNewsDecoder;
import io.trade2026.messages.sbe.SetIntakeDecoder;
import io.trade2026.messages.sbe.SetKillSwitchDecoder;
import io.trade2026.messages.sbe.SetLimitDecoder;
import io.trade2026.messages.sbe.SetManualPriceDecoder;
import io.trade2026.messages.sbe.SetMarketStateDecoder;
import io.trade2026.messages.sbe.SetPairBlockDecoder;
import io.trade2026.messages.sbe.StartTradingDayDecoder;
import io.trade2026.messages.sbe.UpdateFxRateDecoder;
import io.trade2026.messages.sbe.UpdatePriceDecoder;

/** What commands of operators, gateways and reference data are called. */
final class CommandNames {
    private CommandNames() {}

    /**
     * Names a command.
     *
     * @param templateId of its letter
     * @return as the schema calls it; the number where it is none of these
     */
    static String of(int templateId) {
        return switch (templateId) {
            case DefineSessionDecoder.TEMPLATE_ID -> "DefineSession";
            case ReportSessionStateDecoder.TEMPLATE_ID -> "ReportSessionState";
            case AskSessionMarksDecoder.TEMPLATE_ID -> "AskSessionMarks";
            case NoteDeliveryDecoder.TEMPLATE_ID -> "NoteDelivery";
            case ReportGatewayAliveDecoder.TEMPLATE_ID -> "ReportGatewayAlive";
            case ReportGatewayAlarmDecoder.TEMPLATE_ID -> "ReportGatewayAlarm";
            case ReportSessionRepairDecoder.TEMPLATE_ID -> "ReportSessionRepair";
            case DefinePartyDecoder.TEMPLATE_ID -> "DefineParty";
            case DefineInstrumentDecoder.TEMPLATE_ID -> "DefineInstrument";
            case DefineVenueDecoder.TEMPLATE_ID -> "DefineVenue";
            case DefineRouteDecoder.TEMPLATE_ID -> "DefineRoute";
            case SetLimitDecoder.TEMPLATE_ID -> "SetLimit";
            case CommitReferenceDataDecoder.TEMPLATE_ID -> "CommitReferenceData";
            case UpdatePriceDecoder.TEMPLATE_ID -> "UpdatePrice";
            case ReportFeedDecoder.TEMPLATE_ID -> "ReportFeed";
            case SetKillSwitchDecoder.TEMPLATE_ID -> "SetKillSwitch";
            case DisconnectSessionDecoder.TEMPLATE_ID -> "DisconnectSession";
            case ResetSessionDecoder.TEMPLATE_ID -> "ResetSession";
            case AskImageDecoder.TEMPLATE_ID -> "AskImage";
            case StartTradingDayDecoder.TEMPLATE_ID -> "StartTradingDay";
            case EnterDeskOrderDecoder.TEMPLATE_ID -> "EnterDeskOrder";
            case CancelByDeskDecoder.TEMPLATE_ID -> "CancelByDesk";
            case ReplaceByDeskDecoder.TEMPLATE_ID -> "ReplaceByDesk";
            case RejectNextDecoder.TEMPLATE_ID -> "RejectNext";
            case SendNewsDecoder.TEMPLATE_ID -> "SendNews";
            case SetIntakeDecoder.TEMPLATE_ID -> "SetIntake";
            case RepairSessionDecoder.TEMPLATE_ID -> "RepairSession";
            case ApproveLimitDecoder.TEMPLATE_ID -> "ApproveLimit";
            case AcknowledgeAlertDecoder.TEMPLATE_ID -> "AcknowledgeAlert";
            case UpdateFxRateDecoder.TEMPLATE_ID -> "UpdateFxRate";
            case SetMarketStateDecoder.TEMPLATE_ID -> "SetMarketState";
            case SetManualPriceDecoder.TEMPLATE_ID -> "SetManualPrice";
            case ResumePartyDecoder.TEMPLATE_ID -> "ResumeParty";
            case OverrideRefusalDecoder.TEMPLATE_ID -> "OverrideRefusal";
            case CheckOrderDecoder.TEMPLATE_ID -> "CheckOrder";
            case ReportBreakDecoder.TEMPLATE_ID -> "ReportBreak";
            case SetPairBlockDecoder.TEMPLATE_ID -> "SetPairBlock";
            default -> "command " + templateId;
        };
    }
}
