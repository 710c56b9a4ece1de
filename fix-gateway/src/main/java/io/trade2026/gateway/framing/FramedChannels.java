package io.trade2026.gateway.framing;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.agrona.CloseHelper;
import uk.co.real_logic.artio.engine.EngineConfiguration;
import uk.co.real_logic.artio.engine.framer.DefaultTcpChannelSupplier;
import uk.co.real_logic.artio.engine.framer.TcpChannel;

/** Opens connections for Artio, each with its filter and its doorkeeper. */
public final class FramedChannels extends DefaultTcpChannelSupplier {
    private final int longest;
    private final GarbledLog log;
    private final Function<String, Doorkeeper> doorkeepers;

    /**
     * Creates it, for one engine.
     *
     * @param engine whose buffer is the longest message that is taken
     * @param log keeps what is garbled; closed with this
     * @param doorkeepers makes one for a connection from a remote address
     */
    public FramedChannels(EngineConfiguration engine, GarbledLog log, Function<String, Doorkeeper> doorkeepers) {
        super(engine);
        this.longest = engine.receiverBufferSize();
        this.log = log;
        this.doorkeepers = doorkeepers;
    }

    @Override
    protected TcpChannel newTcpChannel(SocketChannel channel) throws IOException {
        String remote = String.valueOf(channel.getRemoteAddress());
        return new FramedChannel(channel, doorkeepers.apply(remote), log, longest);
    }

    @Override
    public void close() {
        super.close();
        CloseHelper.quietClose(log);
    }
}
