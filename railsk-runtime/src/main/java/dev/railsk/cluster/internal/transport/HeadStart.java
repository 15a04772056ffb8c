package dev.railsk.cluster.internal.transport;

import dev.railsk.manifest.Tree;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * Has Java load what a first call over HTTPS needs, on a thread of its own, while a short program still finds out what it is to ask
 * whom. A third of all classes that such a program loads are of TLS. It reads nothing and connects to nothing.
 */
public final class HeadStart {

    private HeadStart() {}

    /** Begin. Nobody need wait for the end: whoever needs a class before waits for just that one, as ever. */
    public static void begin() {
        Thread thread = new Thread(HeadStart::run, "railsk-head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        greet();
        // Answers are JSON.
        Tree.parseJson("{}");
    }

    /** Make the first words of a handshake, which go nowhere. */
    private static void greet() {
        SSLEngine engine = JdkClient.tls(List.of(), List.of()).createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer words = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        try {
            engine.wrap(ByteBuffer.allocate(0), words);
        } catch (SSLException failure) {
            // The handshake that counts meets the same, and tells.
        }
    }
}
