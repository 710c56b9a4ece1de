package io.trade2026.gateway.framing;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.framer.DefaultTcpChannelSupplier;
import uk.co.real_logic.artio.engine.framer.TcpChannel;

/**
 * Opens connections for Artio, each with its filter and its doorkeeper. A client that comes when there are no file handles for it is
 * disconnected at once, so that those who are there, files and stores keep theirs; venues are called all the same.
 */
public final class FramedChannels extends DefaultTcpChannelSupplier {
    private static final Logger LOG = LoggerFactory.getLogger(FramedChannels.class);
    private static final long SAID_EVERY_NS = TimeUnit.SECONDS.toNanos(10);

    private final int longest;
    private final GarbledLog log;
    private final Doorkeeper.Rota doorkeepers;
    private final BooleanSupplier mayAccept;
    private final Standstill standstill = new Standstill(System::nanoTime);
    private boolean isCalling;
    private long nextSayingNs = System.nanoTime();
    private int unsaid;

    /**
     * Creates it, for one engine.
     *
     * @param engine whose buffer is the longest message that is taken
     * @param log keeps what is garbled; closed with this
     * @param doorkeepers has one for each connection
     * @param mayAccept whether there are file handles for one more connection
     */
    public FramedChannels(
            EngineConfiguration engine, GarbledLog log, Doorkeeper.Rota doorkeepers, BooleanSupplier mayAccept) {
        super(engine);
        this.longest = engine.receiverBufferSize();
        this.log = log;
        this.doorkeepers = doorkeepers;
        this.mayAccept = mayAccept;
    }

    /**
     * What fails here must not come out: Artio would serve nobody else in this round, and in the next the same comes again.
     *
     * @throws IOException never
     */
    @Override
    public int pollSelector(long timeInMs, NewChannelHandler handler) throws IOException {
        if (!standstill.mayRead()) {
            return 0;
        }
        try {
            return super.pollSelector(timeInMs, handler);
        } catch (IOException e) {
            refused(String.valueOf(e.getMessage()));
            return 0;
        }
    }

    private void refused(String why) {
        unsaid++;
        long nowNs = System.nanoTime();
        if (nowNs - nextSayingNs >= 0) {
            nextSayingNs = nowNs + SAID_EVERY_NS;
            LOG.warn("{} connections refused since it was last said: {}", unsaid, why);
            unsaid = 0;
        }
    }

    @Override
    protected void onFinishConnect(InitiatedChannelHandler handler, SocketChannel channel) throws IOException {
        isCalling = true;
        try {
            super.onFinishConnect(handler, channel);
        } finally {
            isCalling = false;
        }
    }

    @Override
    protected TcpChannel newTcpChannel(SocketChannel channel) throws IOException {
        if (!isCalling && !mayAccept.getAsBoolean()) {
            channel.close();
            throw new IOException("there are too few file handles for new connections");
        }
        String remote = String.valueOf(channel.getRemoteAddress());
        return new FramedChannel(channel, doorkeepers.keeper(remote, isCalling), standstill, log, longest);
    }

    @Override
    public void close() {
        super.close();
        CloseHelper.quietClose(log);
    }
}
