package dev.railsk.reach;

import dev.railsk.access.Account;
import dev.railsk.network.Exposure;
import dev.railsk.pod.LabelScope;
import dev.railsk.policy.Peer;
import dev.railsk.quantity.Memory;
import dev.railsk.scale.RedisServer;
import dev.railsk.security.VolumeOwnership;
import dev.railsk.testing.ManifestSetAssert;
import dev.railsk.workload.Scale;
import java.util.List;
import java.util.Map;

/** What a few apps need each. */
final class FewRows {

    private FewRows() {}

    static List<ReachRow> all() {
        return List.of(
                ofPods(),
                noPods(),
                withheld(),
                address(),
                namedPort(),
                accountLabel(),
                egress(),
                keda(),
                taskIdentity(),
                affixes(),
                registry(),
                profile());
    }

    private static ReachRow ofPods() {
        return ReachRow.of(
                "fsGroupChangePolicy and ephemeral-storage",
                0,
                app -> app.security(
                                security -> security.runAs(1000).fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))
                        .web(web -> web.host("shop.example")
                                .resources(resources ->
                                        resources.ephemeralStorage(Memory.gibibytes(1), Memory.gibibytes(4)))),
                set -> set.deployment("shop-web")
                        .has("spec.template.spec.securityContext.fsGroupChangePolicy", "OnRootMismatch")
                        .container("web")
                        .requestsEphemeralStorage(Memory.gibibytes(1))
                        .limitsEphemeralStorage(Memory.gibibytes(4)));
    }

    private static ReachRow noPods() {
        return ReachRow.in(
                "night",
                "a workload without pods in one environment",
                0,
                app -> app.web(web -> web.host("shop.example").replicas(3))
                        .overlay("night", night -> night.web(web -> web.noReplicas())),
                set -> set.deployment("shop-web").hasReplicas(0));
    }

    private static ReachRow withheld() {
        return ReachRow.of(
                "a variable of the app left out of one container",
                0,
                app -> app.env(env -> env.value("SENTRY_DSN", "https://a@sentry.example/1")
                                .value("LANG", "C"))
                        .worker("sidekiq", worker -> worker.env(env -> env.remove("SENTRY_DSN"))),
                set -> set.deployment("shop-sidekiq")
                        .container("sidekiq")
                        .hasNoEnv("SENTRY_DSN")
                        .hasEnv("LANG", "C"));
    }

    private static ReachRow address() {
        return ReachRow.in(
                "blue",
                "the address of an accessory in a variable",
                0,
                app -> app.accessory("redis", redis -> redis.image("redis:8").port("redis", 6379))
                        .env(env -> env.address("REDIS_URL", "redis", "redis://{host}:{port}/1"))
                        .worker("sidekiq", worker -> {})
                        .overlay("blue", blue -> blue.namePrefix("blue-")),
                set -> set.deployment("blue-shop-sidekiq")
                        .container("sidekiq")
                        .hasEnv("REDIS_URL", "redis://blue-shop-redis:6379/1"));
    }

    private static ReachRow namedPort() {
        return ReachRow.of(
                "a service's port by name in an ingress",
                0,
                app -> app.web(web -> web.host("shop.example")
                        .service(service -> service.port("http", 80))
                        .expose(Exposure.ingress(ingress -> ingress.namedPort()))),
                set -> set.ingress("shop-web").has("spec.rules[0].http.paths[0].backend.service.port.name", "http"));
    }

    private static ReachRow accountLabel() {
        return ReachRow.of(
                "a label of one ServiceAccount",
                0,
                app -> app.account(Account.own("shop", shop -> shop.label("azure.workload.identity/use", "true")))
                        .web(web -> web.host("shop.example")),
                set -> set.object("ServiceAccount", "shop").hasLabel("azure.workload.identity/use", "true"));
    }

    private static ReachRow egress() {
        return ReachRow.of(
                "whom one accessory may call",
                0,
                app -> app.networkPolicies(policies -> policies.noHttpsOut())
                        .web(web -> web.host("shop.example"))
                        .accessory("scanner", scanner -> scanner.image("clamav:1")
                                .httpsOut()
                                .outlet("mirror", Peer.network("10.2.0.0/16"), 8080)),
                set -> set.networkPolicy("shop-scanner")
                        .has("spec.egress[1].ports[0].port", 443)
                        .has("spec.egress[2].ports[0].port", 8080));
    }

    private static ReachRow keda() {
        return ReachRow.of(
                "KEDA may ask the app's own Redis",
                0,
                app -> app.networkPolicies(policies -> {})
                        .accessory("redis", redis -> redis.image("redis:8").port("redis", 6379))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(
                                        Scale.keda(keda -> keda.redis(RedisServer.at("shop-redis.shop:6379"))
                                                .queueLength("default", 10))))
                        .worker("mailers", worker -> {}),
                set -> set.networkPolicy("shop-redis").has("spec.ingress[0].ports[0].port", 6379));
    }

    private static ReachRow taskIdentity() {
        return ReachRow.of(
                "identity of a task's pods, which its network policy selects",
                0,
                app -> app.networkPolicies(policies -> {})
                        .label("app.kubernetes.io/component", "batch", LabelScope.TASKS)
                        .web(web -> web.host("shop.example"))
                        .cron("tidy", tidy -> tidy.at("@daily").command("tidy").identity("shop.example/job", "tidy")),
                FewRows::selectsTasks);
    }

    private static void selectsTasks(ManifestSetAssert set) {
        set.networkPolicy("shop-tidy").has("spec.podSelector.matchLabels", Map.of("shop.example/job", "tidy"));
        set.networkPolicy("shop-migrate")
                .has(
                        "spec.podSelector.matchLabels",
                        Map.of("app.kubernetes.io/name", "shop", "app.kubernetes.io/component", "batch"));
    }

    private static ReachRow affixes() {
        return ReachRow.in(
                "blue",
                "prefix and suffix of names",
                0,
                app -> app.config("settings", config -> config.value("A", "1"))
                        .env(env -> env.allFromConfig("settings"))
                        .web(web -> web.host("shop.example"))
                        .overlay("blue", blue -> blue.namePrefix("eu-").nameSuffix("-blue")),
                set -> set.ingress("eu-shop-web-blue").routes("shop.example", "/", "eu-shop-web-blue"));
    }

    private static ReachRow registry() {
        return ReachRow.in(
                "airgapped",
                "registry rewrite",
                0,
                app -> app.web(web -> web.host("shop.example"))
                        .accessory("redis", redis -> redis.image("redis:8"))
                        .overlay("airgapped", overlay -> overlay.registry("mirror.internal:5000")),
                set -> {
                    set.deployment("shop-web").container("web").hasImage("mirror.internal:5000/acme/shop:abcd123");
                    set.statefulSet("shop-redis").container("redis").hasImage("mirror.internal:5000/library/redis:8");
                });
    }

    private static ReachRow profile() {
        return ReachRow.of(
                "cluster profile",
                0,
                app -> app.kubernetes("1.29").web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web")
                        .has(
                                "spec.template.spec.containers[name=web].lifecycle.preStop.exec.command",
                                List.of("sleep", "10")));
    }
}
