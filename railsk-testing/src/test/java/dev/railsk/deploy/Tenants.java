package dev.railsk.deploy;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.app.AppSpec;
import dev.railsk.backing.Backing;
import dev.railsk.config.Secrets;
import dev.railsk.policy.Peer;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;

/** Everything that an app can say of how it shares its cluster. */
final class Tenants {

    private Tenants() {}

    /** All of it, beside a web, a worker, an accessory and a cron task. */
    static void write(AppSpec app) {
        app.image("registry.example/shop")
                .secret(Secrets.existing("shop-secrets", "DATABASE_URL"))
                .web(web -> web.host("shop.example").replicas(2))
                .worker("sidekiq", worker -> worker.account(Account.own("jobs")))
                .accessory("redis", redis -> redis.image("redis:8").port("redis", 6379))
                .cron("tidy", tidy -> tidy.at("@daily").command("tidy").apiToken())
                .account(Account.own("shop", shop -> shop.annotation("example.com/role", "shop")
                        .may("get", "jobs", "pods/log")
                        .may("get", "scaledobjects.keda.sh")))
                .role("viewer", viewer -> viewer.may("list", "pods", "deployments")
                        .to(Subject.group("devs"), Subject.user("jo"), Subject.account("ci", "deployer")))
                .quota(quota -> quota.cpu(Cpu.cores(4))
                        .cpuLimit(Cpu.cores(8))
                        .memory(Memory.gibibytes(8))
                        .memoryLimit(Memory.gibibytes(16))
                        .storage(Memory.gibibytes(100))
                        .pods(40)
                        .claims(4)
                        .loadBalancers(0))
                .limits(limits -> limits.resources(resources -> resources
                                .cpu(Cpu.millis(100), Cpu.cores(1))
                                .memory(Memory.mebibytes(128), Memory.mebibytes(512)))
                        .maxCpu(Cpu.cores(2))
                        .maxMemory(Memory.gibibytes(2)))
                .backing(Backing.postgres("db", db -> db.url("shop-secrets", "DATABASE_URL")
                        .at(Peer.network("10.1.0.0/24"))
                        .maxConnections(50)))
                .networkPolicies(policies -> policies.ingressFrom(Peer.namespace("ingress-nginx"))
                        .monitoringFrom(Peer.pods("monitoring", "app", "prometheus"))
                        .outlet("smtp", Peer.anybody(), 587))
                .recommendedLabels();
    }
}
