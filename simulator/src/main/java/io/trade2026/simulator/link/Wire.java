package io.trade2026.simulator.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.DefaultMessageFactory;
import quickfix.DefaultSessionFactory;
import quickfix.FileLogFactory;
import quickfix.FileStoreFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;

/**
 * A QuickFIX/J connector on 127.0.0.1: one initiator session, or an acceptor with the sessions it knows. It can be stopped and
 * started again and goes on with its sequence numbers.
 */
public final class Wire implements AutoCloseable {
    private static final int QUEUE = 100_000;

    private final boolean initiates;
    private final List<SessionPlan> plans;
    private final WireListener listener;
    private final Map<SessionID, Line> lines = new ConcurrentHashMap<>();
    private final Map<SessionID, MessageStore> memory = new ConcurrentHashMap<>();
    private @Nullable Connector connector;

    private Wire(boolean initiates, List<SessionPlan> plans, WireListener listener) {
        this.initiates = initiates;
        this.plans = List.copyOf(plans);
        this.listener = listener;
        plans.forEach(plan -> lines.put(plan.id(), new Line(plan)));
    }

    /** A session that calls the other side, and calls again each second while it does not answer. */
    public static Wire initiator(SessionPlan plan, WireListener listener) {
        return new Wire(true, List.of(plan), listener);
    }

    /** Sessions that wait to be called, all on the port of the first plan. */
    public static Wire acceptor(List<SessionPlan> plans, WireListener listener) {
        return new Wire(false, plans, listener);
    }

    /** One session of a wire. */
    public static final class Line {
        private final SessionPlan plan;
        private final WireLog log = new WireLog();
        private volatile @Nullable Session session;
        private volatile boolean wasLoggedOn;

        private Line(SessionPlan plan) {
            this.plan = plan;
        }

        private void complete(Message logon) {
            plan.logonFields().forEach(logon::setString);
            boolean resets = switch (plan.seqNumReset()) {
                case NEVER -> false;
                case FIRST_LOGON -> !wasLoggedOn;
                case EVERY_LOGON -> true;
            };
            if (resets) {
                logon.setString(141, "Y");
            }
        }

        /** Returns what was planned. */
        public SessionPlan plan() {
            return plan;
        }

        /** Returns the version it speaks. */
        public FixVersion version() {
            return plan.version();
        }

        /** Whether both sides are logged on. */
        public boolean isLoggedOn() {
            Session running = session;
            return running != null && running.isLoggedOn();
        }

        /**
         * Sends an application message, or stores it for the resend when the session is logged off.
         *
         * @return whether it went out at once
         */
        public boolean send(Message message) {
            return running().send(message);
        }

        /** Cuts the TCP connection without Logout(5). */
        public void cut() {
            try {
                running().disconnect("cut by the test", false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Returns the session of QuickFIX/J, for what is not offered here. */
        public Session running() {
            Session running = session;
            if (running == null) {
                throw new IllegalStateException(plan.id() + " is not started");
            }
            return running;
        }

        /** Returns the last lines of bytes and session events. */
        public List<String> log() {
            return log.lines();
        }
    }

    /** Returns the only session. */
    public Line line() {
        return lines.values().iterator().next();
    }

    /** Returns all sessions. */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /** Connects, or listens; does nothing when it runs. */
    public synchronized void start() {
        if (connector != null) {
            return;
        }
        try {
            SessionSettings settings = settings();
            SessionFactory sessions = sessionFactory();
            Connector made = initiates
                    ? new SocketInitiator(sessions, settings, QUEUE)
                    : new SocketAcceptor(sessions, settings, QUEUE);
            connector = made;
            made.start();
        } catch (ConfigError e) {
            throw new IllegalStateException("cannot start " + plans, e);
        }
    }

    /** Says Logout(5) and disconnects. */
    public void stop() {
        stop(false);
    }

    /** Cuts every connection without Logout(5) and stops. */
    public void cut() {
        lines.values().stream().filter(l -> l.session != null).forEach(Line::cut);
        stop(true);
    }

    private synchronized void stop(boolean isForced) {
        Connector running = connector;
        if (running != null) {
            connector = null;
            running.stop(isForced);
        }
    }

    @Override
    public void close() {
        stop(true);
    }

    private SessionFactory sessionFactory() {
        MessageStoreFactory stores = this::store;
        LogFactory logs = this::log;
        SessionFactory plain = new DefaultSessionFactory(new Ear(), stores, logs, new DefaultMessageFactory());
        return (id, settings) -> {
            Session session = plain.create(id, settings);
            line(id).session = session;
            return session;
        };
    }

    private MessageStore store(SessionID id) {
        Path directory = line(id).plan.storeDirectory();
        if (directory == null) {
            return memory.computeIfAbsent(id, key -> new MemoryStoreFactory().create(key));
        }
        SessionSettings settings = new SessionSettings();
        settings.setString(id, "FileStorePath", directory.toString());
        return new FileStoreFactory(settings).create(id);
    }

    private Log log(SessionID id) {
        Line line = line(id);
        Path directory = line.plan.storeDirectory();
        if (directory != null) {
            SessionSettings settings = new SessionSettings();
            settings.setString(id, "FileLogPath", directory.toString());
            settings.setString(id, "FileLogHeartbeats", "N");
            line.log.file(new FileLogFactory(settings).create(id));
        }
        return line.log;
    }

    private Line line(SessionID id) {
        Line line = lines.get(id);
        if (line == null) {
            throw new IllegalArgumentException("no session " + id);
        }
        return line;
    }

    private SessionSettings settings() {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", initiates ? "initiator" : "acceptor");
        settings.setString("NonStopSession", "Y");
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("SocketReuseAddress", "Y");
        settings.setString("ReconnectInterval", "1");
        settings.setString("LogonTimeout", "5");
        settings.setString("LogoutTimeout", "2");
        settings.setString("TimeStampPrecision", "MILLIS");
        settings.setString("UseDataDictionary", "Y");
        settings.setString("AllowUnknownMsgFields", "N");
        settings.setString("CheckLatency", "N");
        for (SessionPlan plan : plans) {
            SessionID id = plan.id();
            settings.setString(id, "ValidateUserDefinedFields", plan.takesOwnFields() ? "N" : "Y");
            settings.setString(id, "BeginString", plan.version().beginString());
            settings.setString(id, "SenderCompID", plan.senderCompId());
            settings.setString(id, "TargetCompID", plan.targetCompId());
            settings.setLong(id, "HeartBtInt", plan.heartBtIntS());
            settings.setString(id, initiates ? "SocketConnectHost" : "SocketAcceptAddress", "127.0.0.1");
            settings.setLong(id, initiates ? "SocketConnectPort" : "SocketAcceptPort", plan.port());
            plan.version().putDictionary(settings, id);
        }
        return settings;
    }

    /** Passes what QuickFIX/J says to the listener. */
    private final class Ear implements Application {
        @Override
        public void onCreate(SessionID id) {}

        @Override
        public void onLogon(SessionID id) {
            Line line = line(id);
            line.wasLoggedOn = true;
            listener.loggedOn(line);
        }

        @Override
        public void onLogout(SessionID id) {
            listener.loggedOff(line(id));
        }

        @Override
        public void toAdmin(Message message, SessionID id) {
            Line line = line(id);
            if (Fields.msgType(message).equals("A")) {
                line.complete(message);
            }
            listener.sendingAdmin(line, message);
        }

        @Override
        public void fromAdmin(Message message, SessionID id) {
            listener.receivedAdmin(line(id), message);
        }

        @Override
        public void toApp(Message message, SessionID id) {
            listener.sending(line(id), message);
        }

        @Override
        public void fromApp(Message message, SessionID id) {
            listener.received(line(id), message);
        }
    }
}
