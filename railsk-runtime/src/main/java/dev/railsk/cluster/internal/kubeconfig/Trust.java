package dev.railsk.cluster.internal.kubeconfig;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to believe that they are the API server.
 *
 * @param authorities the only authorities to trust; none for those that Java trusts
 * @param serverName the name that the certificate must have; empty for the URL's host
 * @param blind whether anybody is believed, because the kubeconfig says so
 */
record Trust(List<Certificate> authorities, String serverName, boolean blind) {

    static Trust of(Entry cluster) {
        Optional<byte[]> pem = cluster.bytes("certificate-authority");
        List<Certificate> authorities = pem.isPresent() ? certificates(cluster, pem.get()) : List.of();
        boolean blind = cluster.isTrue("insecure-skip-tls-verify");
        if (blind && !authorities.isEmpty()) {
            throw cluster.fault(
                    "insecure-skip-tls-verify must not stand beside a certificate-authority, but does",
                    "Remove insecure-skip-tls-verify, or the authority that nobody would look at.");
        }
        return new Trust(authorities, cluster.text("tls-server-name").orElse(""), blind);
    }

    private static List<Certificate> certificates(Entry cluster, byte[] pem) {
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (!found.isEmpty()) {
                return List.copyOf(found);
            }
        } catch (CertificateException malformed) {
            throw notCertificates(cluster);
        }
        throw notCertificates(cluster);
    }

    private static RuntimeException notCertificates(Entry cluster) {
        return cluster.fault(
                "certificate-authority must be PEM certificates, but is not",
                "Get the kubeconfig anew from your provider, or correct the file.");
    }

    List<TrustManager> managers() {
        if (blind) {
            return List.of(new BlindTrust());
        }
        List<TrustManager> managers = new ArrayList<>();
        for (TrustManager manager : usual()) {
            managers.add(
                    !serverName.isEmpty() && manager instanceof X509ExtendedTrustManager extended
                            ? new NamedTrust(extended, serverName)
                            : manager);
        }
        return managers;
    }

    private TrustManager[] usual() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store());
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException("could not set up TLS", failure);
        }
    }

    private @Nullable KeyStore store() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int index = 0; index < authorities.size(); index++) {
            store.setCertificateEntry("authority-" + index, authorities.get(index));
        }
        return store;
    }
}
