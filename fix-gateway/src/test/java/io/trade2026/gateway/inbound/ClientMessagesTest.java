package io.trade2026.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.trade2026.gateway.wire.FixVersion;
import io.trade2026.messages.Decimal8;
import io.trade2026.messages.sbe.ActOnListDecoder;
import io.trade2026.messages.sbe.AskMassStatusDecoder;
import io.trade2026.messages.sbe.Bool;
import io.trade2026.messages.sbe.CancelMassDecoder;
import io.trade2026.messages.sbe.ListAct;
import io.trade2026.messages.sbe.MessageHeaderDecoder;
import io.trade2026.messages.sbe.PlaceListDecoder;
import io.trade2026.messages.sbe.PlaceOrderDecoder;
import io.trade2026.messages.sbe.RefuseMessageDecoder;
import io.trade2026.messages.sbe.ReportDontKnowDecoder;
import io.trade2026.messages.sbe.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message of a client becomes the letter that says the same, in every version that has it. */
class ClientMessagesTest {
    private static final String NOW = "60=20261125-10:00:00.000";
    private static final String LIST_HEAD = "35=E|66=L1|394=3|68=2|433=2|";
    private static final String TWO_ORDERS =
            "73=2|11=A4|67=1|1=ACC1|55=MSFT|54=1|38=100|40=2|44=99.5" + "|11=A5|67=2|55=IBM|54=2|38=50|40=1|58=second";

    private final ClientTranslator clients = new ClientTranslator();
    private final Letter letter = new Letter();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private int send(FixVersion version, String fields) {
        clients.translate(Arrivals.of(version, fields), letter);
        return header.wrap(letter.buffer(), 0).templateId();
    }

    private RefuseMessageDecoder refusal(FixVersion version, String fields) {
        assertThat(send(version, fields)).isEqualTo(RefuseMessageDecoder.TEMPLATE_ID);
        return new RefuseMessageDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massCancelBecomesCancelMass(FixVersion version) {
        assertThat(send(version, "35=q|11=M1|530=1|55=MSFT|54=2|" + NOW)).isEqualTo(CancelMassDecoder.TEMPLATE_ID);
        var mass = new CancelMassDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(mass.clOrdId()).isEqualTo("M1");
        assertThat(mass.massCancelRequestType()).isEqualTo((byte) '1');
        assertThat(mass.symbol()).isEqualTo("MSFT");
        assertThat(mass.side()).isEqualTo((byte) '2');
        assertThat(mass.account()).isEmpty();
        assertThat(mass.origin().msgSeqNum()).isEqualTo(7);
    }

    @Test
    void massCancelOfOneTargetAccountNamesIt() {
        assertThat(send(FixVersion.FIX50SP2, "35=q|11=M1|530=7|1461=1|1462=ACC1|1463=D|1464=24|" + NOW))
                .isEqualTo(CancelMassDecoder.TEMPLATE_ID);
        assertThat(new CancelMassDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .account())
                .isEqualTo("ACC1");
    }

    @Test
    void massCancelForAnotherKindOfPartyIsRefusedRatherThanWidened() {
        RefuseMessageDecoder refusal =
                refusal(FixVersion.FIX50SP2, "35=q|11=M1|530=7|1461=1|1462=T1|1463=D|1464=36|" + NOW);
        assertThat(refusal.businessRejectReason()).isZero();
        assertThat(refusal.text()).startsWith("NoTargetPartyIDs(1461): only one party");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=q|11=M1|530=7|60=20261125-10:00:00.000", "35=AF|584=S1|585=7"})
    void massRequestsAreNotSupportedInFix42(String fields) {
        RefuseMessageDecoder refusal = refusal(FixVersion.FIX42, fields);
        assertThat(refusal.businessRejectReason()).isEqualTo(3);
        assertThat(refusal.sessionRejectReason()).isEqualTo(-1);
        assertThat(refusal.text()).startsWith("MsgType(35): is not in FIX.4.2");
    }

    @ParameterizedTest
    @EnumSource(names = {"FIX44", "FIX50SP2"})
    void massStatusBecomesAskMassStatus(FixVersion version) {
        assertThat(send(version, "35=AF|584=S1|585=7|1=ACC1|54=1")).isEqualTo(AskMassStatusDecoder.TEMPLATE_ID);
        var ask = new AskMassStatusDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(ask.massStatusReqId()).isEqualTo("S1");
        assertThat(ask.massStatusReqType()).isEqualTo(7);
        assertThat(ask.account()).isEqualTo("ACC1");
        assertThat(ask.symbol()).isEmpty();
        assertThat(ask.side()).isEqualTo((byte) '1');
    }

    @ParameterizedTest
    @EnumSource
    void doubtNamesOurOrderAndOurEvent(FixVersion version) {
        assertThat(send(version, "35=Q|37=O12|17=E345|127=C|55=MSFT|54=1|38=100|58=too many"))
                .isEqualTo(ReportDontKnowDecoder.TEMPLATE_ID);
        var doubt = new ReportDontKnowDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(doubt.orderId()).isEqualTo(12);
        assertThat(doubt.execEventNumber()).isEqualTo(345);
        assertThat(doubt.dkReason()).isEqualTo((byte) 'C');
        assertThat(doubt.symbol()).isEqualTo("MSFT");
        assertThat(doubt.text()).isEqualTo("too many");
    }

    @ParameterizedTest
    @EnumSource
    void doubtAboutIdsThatAreNotOursHasNoNumbers(FixVersion version) {
        send(version, "35=Q|37=X12|17=E0345|127=A|55=MSFT|54=1|38=100");
        var doubt = new ReportDontKnowDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(doubt.orderId()).isZero();
        assertThat(doubt.execEventNumber()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void listBecomesOneLetterWithItsOrders(FixVersion version) {
        assertThat(send(version, LIST_HEAD + TWO_ORDERS)).isEqualTo(PlaceListDecoder.TEMPLATE_ID);
        var list = new PlaceListDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(list.listId()).isEqualTo("L1");
        assertThat(list.totNoOrders()).isEqualTo(2);
        assertThat(list.lastFragment()).isEqualTo(Bool.YES);
        assertThat(list.listExecInstType()).isEqualTo((byte) '2');
        var orders = list.orders();
        assertThat(orders.count()).isEqualTo(2);
        var first = orders.next();
        assertThat(first.clOrdId()).isEqualTo("A4");
        assertThat(first.listSeqNo()).isEqualTo(1);
        assertThat(first.terms().symbol()).isEqualTo("MSFT");
        assertThat(first.terms().account()).isEqualTo("ACC1");
        assertThat(first.terms().priceE8()).isEqualTo(Decimal8.parse("99.5"));
        var second = orders.next();
        assertThat(second.clOrdId()).isEqualTo("A5");
        assertThat(second.listSeqNo()).isEqualTo(2);
        assertThat(second.terms().account()).isEmpty();
        assertThat(second.terms().side()).isEqualTo(Side.SELL);
        assertThat(second.terms().orderQtyE8()).isEqualTo(Decimal8.parse("50"));
        assertThat(second.terms().priceE8()).isEqualTo(Decimal8.NULL);
        assertThat(list.text()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void fragmentOfAListIsNotItsLast(FixVersion version) {
        send(version, LIST_HEAD.replace("68=2", "68=3") + TWO_ORDERS);
        assertThat(new PlaceListDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .lastFragment())
                .isEqualTo(Bool.NO);
    }

    @ParameterizedTest
    @EnumSource
    void longestListFitsAndOneMoreIsRefused(FixVersion version) {
        assertThat(send(version, longList(ListRequests.MAX_ORDERS))).isEqualTo(PlaceListDecoder.TEMPLATE_ID);
        assertThat(new PlaceListDecoder()
                        .wrapAndApplyHeader(letter.buffer(), 0, header)
                        .orders()
                        .count())
                .isEqualTo(ListRequests.MAX_ORDERS);
        RefuseMessageDecoder refusal = refusal(version, longList(ListRequests.MAX_ORDERS + 1));
        assertThat(refusal.businessRejectReason()).isZero();
        assertThat(refusal.text()).startsWith("NoOrders(73): at most 100");
    }

    private static String longList(int orders) {
        StringBuilder list = new StringBuilder("35=E|66=L1|394=3|68=" + orders + "|73=" + orders);
        for (int i = 1; i <= orders; i++) {
            list.append("|11=A").append(i).append("|67=").append(i).append("|55=MSFT|54=1|38=100|40=1");
        }
        return list.toString();
    }

    @ParameterizedTest
    @EnumSource
    void refusedListSaysWhichOrder(FixVersion version) {
        RefuseMessageDecoder refusal = refusal(version, LIST_HEAD + TWO_ORDERS.replace("38=50", "38=0.000000001"));
        assertThat(refusal.sessionRejectReason()).isEqualTo(5);
        assertThat(refusal.refTagId()).isEqualTo(38);
        assertThat(refusal.text())
                .isEqualTo("order 2 of this message: OrderQty(38): must have at most 8 decimal places, was"
                        + " '0.000000001'");
    }

    @ParameterizedTest
    @EnumSource
    void requestsAboutAListNameIt(FixVersion version) {
        assertAct(version, "35=K|66=L1|" + NOW, ListAct.CANCEL);
        assertAct(version, "35=L|66=L1|" + NOW, ListAct.EXECUTE);
        assertAct(version, "35=M|66=L1", ListAct.STATUS);
    }

    private void assertAct(FixVersion version, String fields, ListAct act) {
        assertThat(send(version, fields)).isEqualTo(ActOnListDecoder.TEMPLATE_ID);
        var asked = new ActOnListDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(asked.act()).isEqualTo(act);
        assertThat(asked.listId()).isEqualTo("L1");
    }

    @ParameterizedTest
    @EnumSource
    void orderInCashIsAnOrder(FixVersion version) {
        assertThat(send(version, "35=D|11=A1|21=1|55=MSFT|54=1|152=5000.5|40=1|" + NOW))
                .isEqualTo(PlaceOrderDecoder.TEMPLATE_ID);
        var order = new PlaceOrderDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(order.terms().cashOrderQtyE8()).isEqualTo(Decimal8.parse("5000.5"));
        assertThat(order.terms().orderQtyE8()).isEqualTo(Decimal8.NULL);
        assertThat(order.text()).isEmpty();
        assertThat(order.custom()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void orderWithoutAnyQuantityIsNone(FixVersion version) {
        RefuseMessageDecoder refusal = refusal(version, "35=D|11=A1|21=1|55=MSFT|54=1|40=1|" + NOW);
        assertThat(refusal.businessRejectReason()).isEqualTo(5);
        assertThat(refusal.refTagId()).isEqualTo(38);
    }

    @Test
    void textInsideADataFieldIsNotTakenForAField() {
        send(FixVersion.FIX44, "35=D|11=A1|55=MSFT|54=1|354=8|355=a|38=999|38=100|40=1|" + NOW);
        var order = new PlaceOrderDecoder().wrapAndApplyHeader(letter.buffer(), 0, header);
        assertThat(order.terms().orderQtyE8()).isEqualTo(Decimal8.parse("100"));
    }

    @ParameterizedTest
    @EnumSource
    void messageThatIsDefinedAndNotTakenIsABusinessMatter(FixVersion version) {
        RefuseMessageDecoder refusal = refusal(version, "35=V|262=R1");
        assertThat(refusal.businessRejectReason()).isEqualTo(3);
        assertThat(refusal.sessionRejectReason()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void messageThatIsNotDefinedIsASessionMatter(FixVersion version) {
        RefuseMessageDecoder refusal = refusal(version, "35=ZZ|11=A1");
        assertThat(refusal.sessionRejectReason()).isEqualTo(11);
        assertThat(refusal.businessRejectReason()).isEqualTo(-1);
    }
}
