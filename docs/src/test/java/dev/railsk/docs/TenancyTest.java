package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.app.RailsApp;
import dev.railsk.backing.Backing;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.observe.Scrape;
import dev.railsk.policy.Peer;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import org.junit.jupiter.api.Test;

class TenancyTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/shop";

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .secret(Secrets.existing("shop-secrets", "DATABASE_URL"))
            .account(Account.own("shop", account -> account.annotation("eks.amazonaws.com/role-arn", ROLE)
                    .may("get", "jobs", "pods/log")))
            .worker("sidekiq", worker -> worker.account(Account.existing("platform-jobs")))
            .cron("reaper", reaper -> reaper.at("@hourly").command("bin/reap").apiToken())
            .role("viewer", role -> role.may("list", "pods", "deployments").to(Subject.group("devs")))
            .backing(Backing.postgres("db", db -> db.url("shop-secrets", "DATABASE_URL")
                    .at(Peer.network("10.1.0.0/24"))
                    .maxConnections(50)))
            .networkPolicies(policies -> policies.ingressFrom(Peer.namespace("ingress-nginx"))
                    .monitoringFrom(Peer.namespace("monitoring"))
                    .outlet("smtp", Peer.anybody(), 587))
            .metrics("metrics", 9394, Scrape.podMonitor())
            .recommendedLabels()
            .podSecurity(PodSecurityLevel.RESTRICTED)
            .quota(quota -> quota.cpu(Cpu.cores(4)).memory(Memory.gibibytes(8)).pods(40))
            .limits(limits -> limits.maxMemory(Memory.gibibytes(2)))
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
