package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.Optional;
import java.util.function.Consumer;

/** How a plain ingress is written. Defaults: the workload's name, the cluster's default class, no TLS. */
public final class PlainIngressSpec extends IngressSpec<PlainIngressSpec> {

    private Optional<String> className;
    private Optional<String> tlsSecret;

    private PlainIngressSpec(PlainIngress base) {
        super("ingress", base.basics());
        className = base.className();
        tlsSecret = base.tlsSecret();
    }

    static PlainIngress apply(PlainIngress base, Consumer<PlainIngressSpec> definition) {
        PlainIngressSpec spec = new PlainIngressSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("ingress", new PlainIngress(spec.basics(), spec.className, spec.tlsSecret));
    }

    @Override
    PlainIngressSpec self() {
        return this;
    }

    /** Choose the ingress class. */
    public PlainIngressSpec className(String name) {
        Origin origin = draft.write("className");
        checkName("className", origin, "an ingress class", requireNonNull(name, "name"));
        className = Optional.of(name);
        return this;
    }

    /** Serve HTTPS with the certificate in this secret of type {@code kubernetes.io/tls}. */
    public PlainIngressSpec tls(String secretName) {
        Origin origin = draft.write("tls");
        checkName("tls", origin, "a secret", requireNonNull(secretName, "secretName"));
        tlsSecret = Optional.of(secretName);
        return this;
    }

    /** Leave the ingress class to the cluster's default. */
    public PlainIngressSpec defaultClassName() {
        draft.write("className");
        className = Optional.empty();
        return this;
    }

    /** Serve HTTP only. */
    public PlainIngressSpec noTls() {
        draft.write("tls");
        tlsSecret = Optional.empty();
        return this;
    }
}
