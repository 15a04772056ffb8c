package dev.railsk.reach;

import dev.railsk.access.Account;
import dev.railsk.observe.Scrape;
import java.time.Duration;
import java.util.List;

/** What is said of rights and of metrics. */
final class TenantRows {

    private static final String ROLE_ARN = "arn:aws:iam::123456789012:role/shop";

    private TenantRows() {}

    static List<ReachRow> all() {
        return List.of(podMonitor(), serviceMonitor(), account(), existingAccount());
    }

    private static ReachRow podMonitor() {
        return ReachRow.of(
                "PodMonitor",
                51,
                app -> app.metrics("metrics", 9394, Scrape.podMonitor()).web(web -> web.host("shop.example")),
                set -> {
                    set.object("PodMonitor", "shop-web").has("spec.podMetricsEndpoints[0].port", "metrics");
                    set.deployment("shop-web").container("web").hasPort("metrics", 9394);
                });
    }

    private static ReachRow serviceMonitor() {
        return ReachRow.of(
                "ServiceMonitor",
                51,
                app -> app.metrics(
                                "metrics",
                                9394,
                                Scrape.serviceMonitor()
                                        .interval(Duration.ofSeconds(30))
                                        .timeout(Duration.ofSeconds(10))
                                        .label("release", "prometheus"))
                        .web(web -> web.host("shop.example")),
                set -> set.object("ServiceMonitor", "shop-web")
                        .has("spec.endpoints[0].targetPort", "metrics")
                        .has("spec.endpoints[0].interval", "30s")
                        .hasLabel("release", "prometheus"));
    }

    private static ReachRow account() {
        return ReachRow.of(
                "ServiceAccount, its annotation (IAM), a small Role",
                28,
                app -> app.account(Account.own(
                                "shop", account -> account.annotation("eks.amazonaws.com/role-arn", ROLE_ARN)
                                        .may("get", "jobs")))
                        .web(web -> web.host("shop.example").apiToken()),
                set -> {
                    set.object("ServiceAccount", "shop").hasAnnotation("eks.amazonaws.com/role-arn", ROLE_ARN);
                    set.role("shop").allows("jobs", "get");
                    set.object("RoleBinding", "shop").has("subjects[name=shop].kind", "ServiceAccount");
                    set.deployment("shop-web").hasAccount("shop");
                });
    }

    private static ReachRow existingAccount() {
        return ReachRow.of(
                "a ServiceAccount of others",
                28,
                app -> app.account(Account.existing("platform-jobs")).web(web -> web.host("shop.example")),
                set -> {
                    set.deployment("shop-web").hasAccount("platform-jobs");
                    set.hasNo("ServiceAccount");
                });
    }
}
