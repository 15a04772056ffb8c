package dev.railsk.testing.arbitrary;

import dev.railsk.access.Account;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.Dns;
import dev.railsk.placement.HostAliases;
import dev.railsk.placement.NodeRule;
import dev.railsk.placement.Nodes;
import dev.railsk.placement.PodGroup;
import dev.railsk.placement.Toleration;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.PodWords;
import dev.railsk.pod.Spread;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import java.time.Duration;

/** What may be said of the pods of a workload or a task. */
final class PodMenu {

    private static final double FEW = 0.12;

    private PodMenu() {}

    static <S extends PodWords<S>> Menu<S> add(Menu<S> menu) {
        return menu.with(ContainerMenu::<S>add)
                .with(PodMenu::<S>placement)
                .with(PodMenu::<S>security)
                .oneOf(
                        Phrase.of("noScratch()", pod -> pod.noScratch()),
                        Phrase.of(
                                "scratch(\"/work\", s -> s.sizeLimit(Memory.mebibytes(64)))",
                                pod -> pod.scratch("/work", s -> s.sizeLimit(Memory.mebibytes(64)))),
                        Phrase.of(
                                "scratch(\"/work\", s -> s.tmpdir(\"/work/ruby\"))",
                                pod -> pod.scratch("/work", s -> s.tmpdir("/work/ruby"))))
                .oneOf(
                        Phrase.of(
                                "gracePeriod(GracePeriod.of(Duration.ofSeconds(90)))",
                                pod -> pod.gracePeriod(GracePeriod.of(Duration.ofSeconds(90)))),
                        Phrase.of(
                                "gracePeriod(GracePeriod.forShutdown(Duration.ofSeconds(60)))",
                                pod -> pod.gracePeriod(GracePeriod.forShutdown(Duration.ofSeconds(60)))))
                .oneOf(
                        Phrase.of("pullSecrets(\"registry\")", pod -> pod.pullSecrets("registry")),
                        Phrase.of("noPullSecrets()", pod -> pod.noPullSecrets()));
    }

    /** Containers beside the main one. */
    static <S extends PodWords<S>> Menu<S> companions(Menu<S> menu) {
        return menu.scope("init(\"prepare\", ", ContainerMenu.init(), FEW, (pod, words) -> pod.init("prepare", words))
                .scope(
                        "sidecar(\"nginx\", ",
                        ContainerMenu.sidecar(),
                        FEW,
                        (pod, words) -> pod.sidecar("nginx", words));
    }

    private static <S extends PodWords<S>> Menu<S> placement(Menu<S> menu) {
        return menu.with(PodMenu::<S>nodes)
                .word("priorityClass(\"high\")", pod -> pod.priorityClass("high"))
                .word("runtimeClass(\"gvisor\")", pod -> pod.runtimeClass("gvisor"))
                .word("scheduler(\"own\")", pod -> pod.scheduler("own"))
                .word(
                        "dns(Dns.ofCluster().option(\"ndots\", \"2\"))",
                        pod -> pod.dns(Dns.ofCluster().option("ndots", "2")))
                .word(
                        "hostAliases(HostAliases.of(\"10.0.0.5\", \"db.internal\"))",
                        pod -> pod.hostAliases(HostAliases.of("10.0.0.5", "db.internal")))
                .oneOf(
                        Phrase.of("doNotDisrupt()", pod -> pod.doNotDisrupt()),
                        Phrase.of("mayDisrupt()", pod -> pod.mayDisrupt()));
    }

    private static <S extends PodWords<S>> Menu<S> nodes(Menu<S> menu) {
        return menu.oneOf(
                        Phrase.of(
                                "nodes(Nodes.arch(\"arm64\").tolerating(\"arch\", \"arm64\"))",
                                pod -> pod.nodes(Nodes.arch("arm64").tolerating("arch", "arm64"))),
                        Phrase.of(
                                "nodes(Nodes.any().requiring(NodeRule.exists(\"ssd\")).preferring(50, NodeRule.in(\"zone\", \"a\")))",
                                pod -> pod.nodes(Nodes.any()
                                        .requiring(NodeRule.exists("ssd"))
                                        .preferring(50, NodeRule.in("zone", "a")))),
                        Phrase.of(
                                "nodes(Nodes.any().tolerating(Toleration.everything()))",
                                pod -> pod.nodes(Nodes.any().tolerating(Toleration.everything()))),
                        Phrase.of("noNodes()", pod -> pod.noNodes()))
                .oneOf(
                        Phrase.of(
                                "affinity(Affinity.near(PodGroup.workload(\"web\")).preferred(10))",
                                pod -> pod.affinity(
                                        Affinity.near(PodGroup.workload("web")).preferred(10)),
                                Needed.WEB),
                        Phrase.of(
                                "affinity(Affinity.apart(PodGroup.labelled(\"app\", \"db\")))",
                                pod -> pod.affinity(Affinity.apart(PodGroup.labelled("app", "db")))),
                        Phrase.of(
                                "affinity(Affinity.sharingClaim(\"uploads\"))",
                                pod -> pod.affinity(Affinity.sharingClaim("uploads"))
                                        .mount("uploads", "/shared"),
                                Needed.UPLOADS))
                .oneOf(
                        Phrase.of("spread(Spread.none())", pod -> pod.spread(Spread.none())),
                        Phrase.of("spread(Spread.evenly())", pod -> pod.spread(Spread.evenly())),
                        Phrase.of(
                                "spread(Spread.over(\"topology.kubernetes.io/zone\").hard().maxSkew(2))",
                                pod -> pod.spread(Spread.over("topology.kubernetes.io/zone")
                                        .hard()
                                        .maxSkew(2))));
    }

    private static <S extends PodWords<S>> Menu<S> security(Menu<S> menu) {
        return menu.oneOf(
                        Phrase.of("security(s -> s.runAs(1001, 2002))", pod -> pod.security(s -> s.runAs(1001, 2002))),
                        Phrase.of("security(s -> s.hardening())", pod -> pod.security(s -> s.hardening())),
                        without(Hardening.NON_ROOT_POD),
                        without(Hardening.NO_CAPABILITIES),
                        without(Hardening.NO_PRIVILEGE_ESCALATION),
                        without(Hardening.SECCOMP_RUNTIME_DEFAULT),
                        without(Hardening.READ_ONLY_ROOT_FILESYSTEM),
                        without(Hardening.NO_SERVICE_LINKS),
                        Phrase.of(
                                "security(s -> s.also(Hardening.NON_ROOT_CONTAINERS))",
                                pod -> pod.security(s -> s.also(Hardening.NON_ROOT_CONTAINERS))))
                .oneOf(
                        Phrase.of("apiToken()", pod -> pod.apiToken()),
                        Phrase.of("noApiToken()", pod -> pod.noApiToken()))
                .oneOf(
                        Phrase.of("account(Account.own(\"robot\"))", pod -> pod.account(Account.own("robot"))),
                        Phrase.of(
                                "account(Account.existing(\"other\"))", pod -> pod.account(Account.existing("other"))));
    }

    private static <S extends PodWords<S>> Phrase<S> without(Hardening rule) {
        return Phrase.of(
                "security(s -> s.also(%s).without(%s))".replace("%s", "Hardening." + rule),
                pod -> pod.security(s -> s.also(rule).without(rule)));
    }
}
