package io.trade2026.ops;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.RequestLogFactory;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dropwizard's server without its command line, its YAML and its hold on the logging of the process: built from settings,
 * started and stopped in-process.
 */
final class WebServer implements AutoCloseable {
    private static final String APPLICATION = "application";
    private static final String ADMIN = "admin";
    private static final int MAX_THREADS = 16;
    private static final int MIN_THREADS = 2;
    private static final long GRACE_MS = 1_000;
    /** Browsers keep connections open that carry nothing; nobody waits for those. */
    private static final long IDLE_AT_END_MS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private final Server server;

    private final int httpPort;
    private final int adminPort;

    private WebServer(Server server, int httpPort, int adminPort) {
        this.server = server;
        this.httpPort = httpPort;
        this.adminPort = adminPort;
    }

    /** The environment holds everything by now, with REST under /api. */
    static WebServer start(Environment environment, OpsSettings settings) {
        DefaultServerFactory factory = new DefaultServerFactory();
        factory.setApplicationConnectors(List.of(connector(settings.host(), settings.httpPort())));
        factory.setAdminConnectors(List.of(connector(settings.host(), settings.adminPort())));
        factory.setJerseyRootPath("/api/*");
        factory.setRegisterDefaultExceptionMappers(false);
        factory.setRequestLogFactory(new NoRequestLog());
        factory.setMaxThreads(MAX_THREADS);
        factory.setMinThreads(MIN_THREADS);
        factory.setAdminMaxThreads(MAX_THREADS);
        factory.setAdminMinThreads(MIN_THREADS);
        factory.configure(environment);
        Server server = factory.build(environment);
        server.setStopAtShutdown(false);
        server.setStopTimeout(0);
        for (Connector connector : server.getConnectors()) {
            ((AbstractConnector) connector).setShutdownIdleTimeout(IDLE_AT_END_MS);
        }
        boolean isUp = false;
        try {
            int httpPort = open(server, APPLICATION, "httpPort: ", settings.httpPort());
            int adminPort = open(server, ADMIN, "adminPort: ", settings.adminPort());
            LifeCycle.start(server);
            isUp = true;
            return new WebServer(server, httpPort, adminPort);
        } finally {
            if (!isUp) {
                LifeCycle.stop(server);
                connector(server, APPLICATION).close();
                connector(server, ADMIN).close();
            }
        }
    }

    private static int open(Server server, String name, String setting, int port) {
        NetworkConnector connector = connector(server, name);
        try {
            connector.open();
            return connector.getLocalPort();
        } catch (IOException e) {
            Throwable root = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(
                    setting + connector.getHost() + ":" + port + " cannot be opened: " + root.getMessage()
                            + "; stop what listens there or choose another port",
                    e);
        }
    }

    private static ConnectorFactory connector(String host, int port) {
        HttpConnectorFactory factory = new HttpConnectorFactory();
        factory.setBindHost(host);
        factory.setPort(port);
        factory.setAcceptorThreads(Optional.of(1));
        factory.setSelectorThreads(Optional.of(1));
        return factory;
    }

    private static NetworkConnector connector(Server server, String name) {
        for (Connector connector : server.getConnectors()) {
            if (name.equals(connector.getName()) && connector instanceof NetworkConnector network) {
                return network;
            }
        }
        throw new IllegalStateException("no connector " + name);
    }

    int httpPort() {
        return httpPort;
    }

    int adminPort() {
        return adminPort;
    }

    /** Requests that take longer than the grace are cut off; the ports are closed in any case. */
    @Override
    public void close() {
        try {
            Graceful.shutdown(server).get(GRACE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("requests were cut off after {} ms: {}", GRACE_MS, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LifeCycle.stop(server);
    }

    /** What operators do is in the journal and in the log of the desk; a line per look of the page would bury it. */
    private static final class NoRequestLog implements RequestLogFactory<CustomRequestLog> {
        @Override
        public boolean isEnabled() {
            return false;
        }

        @Override
        public CustomRequestLog build(String name) {
            throw new IllegalStateException("no request log is kept");
        }
    }
}
