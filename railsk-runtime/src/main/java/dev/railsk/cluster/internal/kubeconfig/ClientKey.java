package dev.railsk.cluster.internal.kubeconfig;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate and its key, made ready for TLS. A key store would first encrypt the key and then decrypt it, which
 * every start would pay for.
 */
final class ClientKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ClientKey(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    static ClientKey of(Credentials.Certificate pair) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            byte[] pem = pair.certificate().getBytes(StandardCharsets.UTF_8);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                chain.add((X509Certificate) certificate);
            }
            if (!chain.isEmpty()) {
                PublicKey certified = chain.get(0).getPublicKey();
                PrivateKey key = PrivateKeys.read(pair.key(), certified.getAlgorithm());
                if (fit(certified, key)) {
                    return new ClientKey(chain, key);
                }
            }
        } catch (GeneralSecurityException malformed) {
            throw unusable(pair);
        }
        throw unusable(pair);
    }

    /** Whether the key may be that of the certificate, as far as can be seen without signing something. */
    private static boolean fit(PublicKey certified, PrivateKey key) {
        if (certified instanceof RSAKey one && key instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        if (certified instanceof ECKey one && key instanceof ECKey other) {
            return one.getParams().getCurve().equals(other.getParams().getCurve());
        }
        return certified.getAlgorithm().equals(key.getAlgorithm());
    }

    private static RuntimeException unusable(Credentials.Certificate pair) {
        return pair.entry()
                .fault(
                        "client-certificate and client-key must be a PEM certificate and its private key, but are not",
                        "Log in again, or correct the files. A key with a pass phrase is not supported.");
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        for (String type : types) {
            if (type.equals(key.getAlgorithm())) {
                return ALIAS;
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineClientAlias(types, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return type.equals(key.getAlgorithm()) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
