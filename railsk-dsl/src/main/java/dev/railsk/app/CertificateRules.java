package dev.railsk.app;

import dev.railsk.network.Certificates;
import dev.railsk.network.Publication;
import dev.railsk.problem.Nearest;
import dev.railsk.workload.Web;
import java.util.List;
import java.util.Map;

/** Certificates of a plain ingress are for hosts that it serves, and their secrets have names that Kubernetes takes. */
final class CertificateRules {

    private static final int LONGEST_NAME = 253;

    private final Judgement judgement;

    CertificateRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void check(Web web, Certificates certificates) {
        checkHosts(web, certificates);
        checkNames(web, certificates);
    }

    private void checkHosts(Web web, Certificates certificates) {
        Publication publication = web.publication();
        List<String> hosts = publication.names();
        if (publication.isForAnyHost() && certificates.issuer().isPresent()) {
            judgement.problem(
                    web,
                    "expose",
                    "cert-manager makes certificates for hosts, but the workload answers to every host",
                    "Name them with host(..), or leave certManager(..) out.");
        }
        if (publication.hosts().size() > hosts.size()) {
            return;
        }
        for (Map.Entry<String, Certificates.OfHost> entry :
                certificates.byHost().entrySet()) {
            String host = entry.getKey();
            if (!hosts.contains(host)) {
                judgement.problem(
                        List.of(web.scope(), "expose"),
                        entry.getValue().origin(),
                        web.scope() + ": there is a certificate for the host \"" + host + "\", which is not served",
                        hosts.isEmpty()
                                ? "Leave addTls(\"" + host + "\", ..) out."
                                : "Name one of: " + Nearest.list(host, hosts) + ".");
            }
        }
    }

    private void checkNames(Web web, Certificates certificates) {
        for (String host : web.publication().names()) {
            boolean isWritten = certificates.byHost().containsKey(host)
                    || certificates.secret().isPresent();
            if (!isWritten && certificates.secretFor(host).orElse("").length() > LONGEST_NAME) {
                judgement.problem(
                        web,
                        "expose",
                        "the secret for the certificate of \"" + host
                                + "\" would have a name longer than 253 characters",
                        "Name a shorter one: addTls(\"" + host + "\", ..).");
            }
        }
    }
}
