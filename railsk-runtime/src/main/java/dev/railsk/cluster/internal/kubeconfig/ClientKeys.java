package dev.railsk.cluster.internal.kubeconfig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A client certificate and its key, made ready for TLS. */
final class ClientKeys {

    // Guards a store that never leaves the memory.
    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    private ClientKeys() {}

    static List<KeyManager> of(Credentials.Certificate pair) {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(pair.certificate().getBytes(StandardCharsets.US_ASCII)))
                    .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", PrivateKeys.read(pair.key()), IN_MEMORY, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            return List.of(factory.getKeyManagers());
        } catch (GeneralSecurityException | IOException | IllegalArgumentException malformed) {
            throw pair.entry()
                    .fault(
                            "client-certificate and client-key must be a PEM certificate and its private key, but are not",
                            "Log in again, or correct the files. A key with a pass phrase is not supported.");
        }
    }
}
