package io.trade2026.tests.bench.path;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The bytes that the threads of a JVM and of the JVMs it started have allocated; read before and after a phase, not within. */
final class Allocated implements AutoCloseable {
    private final List<JMXConnector> connectors = new ArrayList<>();
    private final List<ThreadMXBean> threads = new ArrayList<>();

    /** Attaches to each JVM of the tree. */
    static Allocated by(ProcessHandle root) throws IOException {
        Allocated allocated = new Allocated();
        List<ProcessHandle> tree =
                Stream.concat(Stream.of(root), root.descendants()).toList();
        for (ProcessHandle process : tree) {
            if (process.info().command().orElse("").endsWith("/java")) {
                allocated.attach(process.pid());
            }
        }
        return allocated;
    }

    /** The address is what a JVM that we started told us itself, on this machine. */
    @SuppressWarnings("BanJNDI")
    private void attach(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
                JMXConnector connector = JMXConnectorFactory.connect(address);
                connectors.add(connector);
                MBeanServerConnection beans = connector.getMBeanServerConnection();
                threads.add(ManagementFactory.newPlatformMXBeanProxy(
                        beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to pid " + pid, e);
        }
    }

    /** Returns the sum over all threads that are alive. */
    long bytes() {
        long sum = 0;
        for (ThreadMXBean bean : threads) {
            for (long bytes : bean.getThreadAllocatedBytes(bean.getAllThreadIds())) {
                sum += Math.max(bytes, 0);
            }
        }
        return sum;
    }

    @Override
    public void close() {
        for (JMXConnector connector : connectors) {
            close(connector);
        }
    }

    private static void close(JMXConnector connector) {
        try {
            connector.close();
        } catch (IOException e) {
            return;
        }
    }
}
