package dev.railsk.docs;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import org.junit.jupiter.api.Test;

class TenancyTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/shop";

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .secret(existingSecret("shop-secrets", "DATABASE_URL"))
            .account(serviceAccount("shop", account -> account.annotation("eks.amazonaws.com/role-arn", ROLE)
                    .may("get", "jobs", "pods/log")))
            .worker("sidekiq", worker -> worker.account(existingServiceAccount("platform-jobs")))
            .cron("reaper", reaper -> reaper.at("@hourly").command("bin/reap").apiToken())
            .role("viewer", role -> role.may("list", "pods", "deployments").to(groupSubject("devs")))
            .backing(postgres("db", db -> db.url("shop-secrets", "DATABASE_URL")
                    .at(peerNetwork("10.1.0.0/24"))
                    .maxConnections(50)))
            .networkPolicies(policies -> policies.ingressFrom(peerNamespace("ingress-nginx"))
                    .monitoringFrom(peerNamespace("monitoring"))
                    .outlet("smtp", anyPeer(), 587))
            .metrics("metrics", 9394, podMonitor())
            .recommendedLabels()
            .podSecurity(RESTRICTED)
            .quota(quota -> quota.cpu(cores(4)).memory(gibibytes(8)).pods(40))
            .limits(limits -> limits.maxMemory(gibibytes(2)))
            .noMigration());

    @Test
    void rendersWhatAnAppSharesItsClusterBy() {
        assertThat(SHOP.environment(RailsApp.DEFAULT_ENVIRONMENT)
                        .render(Revision.of("abcd123"))
                        .manifests())
                .extracting(Manifest::kind)
                .contains(
                        "ResourceQuota",
                        "ServiceAccount",
                        "Role",
                        "RoleBinding",
                        "LimitRange",
                        "NetworkPolicy",
                        "PodMonitor");
    }
}
