package io.trade2026.tests.bench.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.NewOrderSingle;

/**
 * A router as a team would write it with QuickFIX/J: validates by dictionary, gives the order ids of its own, keeps both sessions in the file
 * store (not synced to disk), and logs nothing. It checks no risk and records nothing of an order but the messages it sends.
 */
public final class QuickFixRouter implements Application {
    private static final SessionID CLIENT = new SessionID("FIX.4.4", "TRADE2026", "CLIENT1");
    private static final SessionID VENUE = new SessionID("FIX.4.4", "TRADE2026", "XSIM");

    private final Map<String, ClientOrder> orders = new ConcurrentHashMap<>();
    private final AtomicLong lastOrder = new AtomicLong();
    private final AtomicLong lastExecution = new AtomicLong();

    /**
     * An order between the two sides.
     *
     * @param clOrdId the client's ClOrdID(11)
     * @param orderId our OrderID(37)
     */
    private record ClientOrder(String clOrdId, String orderId) {}

    private QuickFixRouter() {}

    /**
     * Routes until it is killed; says READY when it listens.
     *
     * @param arguments the port it listens on, the venue's port, the directory of the file store
     * @throws ConfigError if QuickFIX/J refuses the settings
     * @throws IOException if the settings cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws ConfigError, IOException, InterruptedException {
        run(arguments[0], arguments[1], arguments[2], System.out);
    }

    private static void run(String port, String venuePort, String directory, PrintStream out)
            throws ConfigError, IOException, InterruptedException {
        QuickFixRouter router = new QuickFixRouter();
        SessionSettings client = settings(
                directory,
                "ConnectionType=acceptor",
                "SocketAcceptAddress=127.0.0.1",
                "SocketAcceptPort=" + port,
                "[session]",
                "TargetCompID=CLIENT1");
        SessionSettings venue = settings(
                directory,
                "ConnectionType=initiator",
                "SocketConnectHost=127.0.0.1",
                "SocketConnectPort=" + venuePort,
                "ReconnectInterval=1",
                "ResetOnLogon=Y",
                "[session]",
                "TargetCompID=XSIM");
        var acceptor =
                new SocketAcceptor(router, new FileStoreFactory(client), client, null, new DefaultMessageFactory());
        var initiator =
                new SocketInitiator(router, new FileStoreFactory(venue), venue, null, new DefaultMessageFactory());
        acceptor.start();
        initiator.start();
        out.println("READY " + port);
        new CountDownLatch(1).await();
    }

    private static SessionSettings settings(String directory, String... lines) throws ConfigError {
        String text =
                "[default]\nBeginString=FIX.4.4\nSenderCompID=TRADE2026\nStartTime=00:00:00\nEndTime=00:00:00\nHeartBtInt=30\n"
                        + "SocketTcpNoDelay=Y\nFileStorePath=" + directory + "/store\n" + String.join("\n", lines)
                        + "\n";
        return new SessionSettings(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void fromApp(Message message, SessionID from) throws FieldNotFound {
        try {
            switch (message.getHeader().getString(MsgType.FIELD)) {
                case MsgType.ORDER_SINGLE -> toVenue(message);
                case MsgType.EXECUTION_REPORT -> toClient(message);
                default -> {}
            }
        } catch (SessionNotFound e) {
            throw new IllegalStateException(e);
        }
    }

    private void toVenue(Message order) throws FieldNotFound, SessionNotFound {
        String id = "R" + lastOrder.incrementAndGet();
        orders.put(id, new ClientOrder(order.getString(ClOrdID.FIELD), id));
        NewOrderSingle out = new NewOrderSingle();
        out.setFields(order);
        out.setString(ClOrdID.FIELD, id);
        Session.sendToTarget(out, VENUE);
    }

    private void toClient(Message report) throws FieldNotFound, SessionNotFound {
        ClientOrder order = orders.get(report.getString(ClOrdID.FIELD));
        if (order == null) {
            throw new IllegalStateException("unknown order: " + report);
        }
        ExecutionReport out = new ExecutionReport();
        out.setFields(report);
        out.setString(ClOrdID.FIELD, order.clOrdId());
        out.setString(OrderID.FIELD, order.orderId());
        out.setString(ExecID.FIELD, "E" + lastExecution.incrementAndGet());
        if (report.getChar(OrdStatus.FIELD) == OrdStatus.FILLED) {
            orders.remove(order.orderId());
        }
        Session.sendToTarget(out, CLIENT);
    }

    @Override
    public void onCreate(SessionID session) {}

    @Override
    public void onLogon(SessionID session) {}

    @Override
    public void onLogout(SessionID session) {}

    @Override
    public void toAdmin(Message message, SessionID to) {}

    @Override
    public void fromAdmin(Message message, SessionID from) {}

    @Override
    public void toApp(Message message, SessionID to) {}
}
