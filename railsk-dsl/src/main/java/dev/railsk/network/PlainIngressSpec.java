package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How a plain ingress is written. Defaults: the workload's name, the cluster's default class, no TLS. */
public final class PlainIngressSpec extends IngressSpec<PlainIngressSpec> {

    private Optional<String> className;
    private Optional<String> tlsSecret;
    private final Map<String, Certificates.OfHost> tlsByHost;
    private Optional<CertIssuer> issuer;

    private PlainIngressSpec(PlainIngress base) {
        super("ingress", base.basics());
        className = base.className();
        tlsSecret = base.certificates().secret();
        tlsByHost = new LinkedHashMap<>(base.certificates().byHost());
        issuer = base.certificates().issuer();
    }

    static PlainIngress apply(PlainIngress base, Consumer<PlainIngressSpec> definition) {
        PlainIngressSpec spec = new PlainIngressSpec(base);
        spec.draft.run(definition, spec);
        Certificates certificates = new Certificates(spec.tlsSecret, spec.tlsByHost, spec.issuer);
        return spec.draft.finish("ingress", new PlainIngress(spec.basics(), spec.className, certificates));
    }

    @Override
    PlainIngressSpec self() {
        return this;
    }

    /** Ask the Service behind it for its port by name. Default: by number. The Service's first port must have a name then. */
    public PlainIngressSpec namedPort() {
        portIsNamed(true);
        return this;
    }

    /** Ask the Service behind it for its port by number. */
    public PlainIngressSpec noNamedPort() {
        portIsNamed(false);
        return this;
    }

    /** Choose the ingress class. */
    public PlainIngressSpec className(String name) {
        Origin origin = draft.write("className");
        checkName("className", origin, "an ingress class", requireNonNull(name, "name"));
        className = Optional.of(name);
        return this;
    }

    /** Serve HTTPS with the certificate in this secret of type {@code kubernetes.io/tls}, which is for all hosts. */
    public PlainIngressSpec tls(String secretName) {
        Origin origin = draft.write("tls");
        checkName("tls", origin, "a secret", requireNonNull(secretName, "secretName"));
        tlsSecret = Optional.of(secretName);
        return this;
    }

    /** Serve this host by HTTPS with a certificate of its own, in this secret. */
    public PlainIngressSpec addTls(String host, String secretName) {
        Origin origin = draft.write("tls " + requireNonNull(host, "host"));
        checkName("tls " + host, origin, "a secret", requireNonNull(secretName, "secretName"));
        tlsByHost.put(host, new Certificates.OfHost(secretName, origin));
        return this;
    }

    /** Serve this host with no certificate of its own any more. */
    public PlainIngressSpec removeTls(String host) {
        draft.remove("certificate for", requireNonNull(host, "host"), tlsByHost);
        return this;
    }

    /**
     * Serve HTTPS with certificates that cert-manager has this ClusterIssuer sign, one a host, in a secret of its own that is named after the
     * host; with {@link #tls}, one for all hosts, in that secret.
     */
    public PlainIngressSpec certManager(String clusterIssuer) {
        requireNonNull(clusterIssuer, "clusterIssuer");
        Origin origin = draft.write("certManager");
        checkName("certManager", origin, "an issuer", clusterIssuer);
        if (isName(clusterIssuer)) {
            issuer = Optional.of(CertIssuer.ofCluster(clusterIssuer));
        }
        return this;
    }

    /** Serve HTTPS with certificates that cert-manager has this issuer sign. */
    public PlainIngressSpec certManager(CertIssuer who) {
        draft.write("certManager");
        issuer = Optional.of(requireNonNull(who, "who"));
        return this;
    }

    /** Serve HTTPS with certificates that are there, or not at all. */
    public PlainIngressSpec noCertManager() {
        draft.write("certManager");
        issuer = Optional.empty();
        return this;
    }

    /** Leave the ingress class to the cluster's default. */
    public PlainIngressSpec defaultClassName() {
        draft.write("className");
        className = Optional.empty();
        return this;
    }

    /** Name no secrets with certificates. */
    public PlainIngressSpec noTls() {
        draft.write("tls");
        tlsSecret = Optional.empty();
        tlsByHost.clear();
        return this;
    }
}
