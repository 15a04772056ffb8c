package dev.railsk.cluster.internal.kubeconfig;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;

/** The client certificate that a credential plugin brings: the same list until it brings another one. Thread-safe. */
final class PluginKeys implements Supplier<List<KeyManager>> {

    private final KeptCredential kept;
    private Optional<Credentials.Certificate> certificate = Optional.empty();
    private List<KeyManager> keys = List.of();

    PluginKeys(KeptCredential kept) {
        this.kept = kept;
    }

    @Override
    public synchronized List<KeyManager> get() {
        Optional<Credentials.Certificate> current = kept.current().certificate();
        if (!current.equals(certificate)) {
            keys = current.isPresent() ? List.of(ClientKey.of(current.get())) : List.of();
            certificate = current;
        }
        return keys;
    }
}
