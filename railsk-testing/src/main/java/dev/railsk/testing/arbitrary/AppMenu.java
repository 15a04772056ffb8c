package dev.railsk.testing.arbitrary;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.app.AppSpec;
import dev.railsk.app.OverlaySpec;
import dev.railsk.backing.Backing;
import dev.railsk.image.PullPolicy;
import dev.railsk.observe.Scrape;
import dev.railsk.placement.Nodes;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.Spread;
import dev.railsk.policy.Peer;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import dev.railsk.task.MigrationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What may be said of an app as a whole. */
final class AppMenu {

    private static final double FEW = 0.15;

    private AppMenu() {}

    static Menu<AppSpec> app() {
        return tenancy(pods(new Menu<AppSpec>()
                .oneOf(
                        Phrase.of("nameSuffix(\"-green\")", app -> app.nameSuffix("-green")),
                        Phrase.of("namespace(\"store\")", app -> app.namespace("store")),
                        Phrase.of("existingNamespace(\"store\")", app -> app.existingNamespace("store")),
                        Phrase.of(
                                "namespace(\"store\").podSecurity(PodSecurityLevel.RESTRICTED)",
                                app -> app.namespace("store").podSecurity(PodSecurityLevel.RESTRICTED)))
                .word(
                        "label(\"acme.example/team\", \"shop\")",
                        app -> app.label("acme.example/team", "shop", LabelScope.WORKLOAD, LabelScope.CONFIG))
                .word(
                        "label(\"tier\", \"app\", IDENTITY, SERVICE)",
                        app -> app.label("tier", "app", LabelScope.IDENTITY, LabelScope.SERVICE))
                .word(
                        "annotation(\"acme.example/on\", \"true\", LabelScope.SERVICE)",
                        app -> app.annotation("acme.example/on", "true", LabelScope.SERVICE))
                .course(migrations())
                .scope("console(", TaskMenu.console(), FEW, (app, words) -> app.console(words))));
    }

    private static Menu<AppSpec> pods(Menu<AppSpec> menu) {
        return menu.word("pullPolicy(ALWAYS)", app -> app.pullPolicy(PullPolicy.ALWAYS))
                .word("pullSecrets(\"registry\")", app -> app.pullSecrets("registry"))
                .scope("env(", ContainerMenu.envWithSources(), FEW, (app, words) -> app.env(words))
                .oneOf(
                        Phrase.of("security(s -> s.runAs(1000))", app -> app.security(s -> s.runAs(1000))),
                        Phrase.of(
                                "security(s -> s.without(NO_CAPABILITIES))",
                                app -> app.security(s -> s.without(Hardening.NO_CAPABILITIES))),
                        Phrase.of(
                                "security(s -> s.also(NON_ROOT_CONTAINERS))",
                                app -> app.security(s -> s.also(Hardening.NON_ROOT_CONTAINERS))))
                .oneOf(
                        Phrase.of("noScratch()", app -> app.noScratch()),
                        Phrase.of(
                                "scratch(\"/tmp\", s -> s.tmpdir(\"/tmp/ruby\"))",
                                app -> app.scratch("/tmp", s -> s.tmpdir("/tmp/ruby"))))
                .oneOf(
                        Phrase.of("spread(Spread.none())", app -> app.spread(Spread.none())),
                        Phrase.of(
                                "nodes(Nodes.labelled(\"pool\", \"apps\"))",
                                app -> app.nodes(Nodes.labelled("pool", "apps"))),
                        Phrase.of("doNotDisrupt()", app -> app.doNotDisrupt()));
    }

    private static Arbitrary<Phrase<AppSpec>> migrations() {
        Arbitrary<Phrase<AppSpec>> some = TaskMenu.migration()
                .some(FEW)
                .map(phrases -> Phrase.<AppSpec, MigrationSpec>within(
                        "migration(", phrases, (app, words) -> app.migration(words)));
        return Arbitraries.oneOf(Arbitraries.just(Phrase.of("noMigration()", app -> app.noMigration())), some);
    }

    private static Menu<AppSpec> tenancy(Menu<AppSpec> menu) {
        return menu.word(
                        "quota(q -> q.cpu(Cpu.cores(20)).pods(50))",
                        app -> app.quota(q -> q.cpu(Cpu.cores(20)).pods(50)))
                .word(
                        "limits(l -> l.maxMemory(Memory.gibibytes(8)))",
                        app -> app.limits(l -> l.maxMemory(Memory.gibibytes(8))))
                .oneOf(
                        Phrase.of("networkPolicies(n -> n)", app -> app.networkPolicies(policies -> {})),
                        Phrase.of(
                                "networkPolicies(n -> n.httpsOut().outlet(..))",
                                app -> app.networkPolicies(policies ->
                                        policies.httpsOut().outlet("smtp", Peer.network("10.0.0.0/8"), 587))))
                .oneOf(
                        Phrase.of(
                                "account(\"shop-bot\", a -> a.may(\"get\", \"jobs\")); cron(\"reaper\", c -> c.at(\"@daily\").command(\"reap\").apiToken())",
                                app -> app.account("shop-bot", account -> account.may("get", "jobs"))
                                        .cron("reaper", reaper -> reaper.at("@daily")
                                                .command("reap")
                                                .apiToken())),
                        Phrase.of(
                                "account(Account.existing(\"other\"))", app -> app.account(Account.existing("other"))))
                .word(
                        "role(\"viewer\", r -> r.may(\"get\", \"pods\").to(Subject.group(\"devs\")))",
                        app -> app.role(
                                "viewer", role -> role.may("get", "pods").to(Subject.group("devs"))))
                .word(
                        "backing(Backing.redis(\"cache\", b -> b.url(\"app-secrets\", \"URL\").at(Peer.pods(..))))",
                        app -> app.backing(Backing.redis(
                                "cache", b -> b.url("app-secrets", "URL").at(Peer.pods("app", "redis")))),
                        Needed.SECRETS)
                .oneOf(
                        Phrase.of(
                                "metrics(\"metrics\", 9394, Scrape.podMonitor())",
                                app -> app.metrics("metrics", 9394, Scrape.podMonitor())),
                        Phrase.of(
                                "metrics(\"metrics\", 9394, Scrape.annotations())",
                                app -> app.metrics("metrics", 9394, Scrape.annotations())))
                .word("recommendedLabels()", app -> app.recommendedLabels());
    }

    /** Words of an overlay that only set: said twice they are as if said once. */
    static Menu<OverlaySpec> setting() {
        return new Menu<OverlaySpec>()
                .word("nameSuffix(\"-blue\")", overlay -> overlay.nameSuffix("-blue"))
                .scope("env(", ContainerMenu.env(), FEW, (overlay, words) -> overlay.env(words))
                .word("pullPolicy(IF_NOT_PRESENT)", overlay -> overlay.pullPolicy(PullPolicy.IF_NOT_PRESENT))
                .word("label(\"stage\", \"one\")", overlay -> overlay.label("stage", "one", LabelScope.PODS))
                .word("noMigration()", overlay -> overlay.noMigration())
                .word("noNetworkPolicies()", overlay -> overlay.noNetworkPolicies())
                .course(within(
                        Needed.SETTINGS,
                        SourceMenu.config(),
                        "config(\"settings\", ",
                        (overlay, words) -> overlay.config("settings", words)))
                .course(within(
                        Needed.MAILERS,
                        WorkloadMenu.worker(),
                        "worker(\"mailers\", ",
                        (overlay, words) -> overlay.worker("mailers", words)))
                .course(within(
                        Needed.CONSUMER,
                        WorkloadMenu.process(),
                        "process(\"consumer\", ",
                        (overlay, words) -> overlay.process("consumer", words)))
                .course(within(
                        Needed.NIGHTLY,
                        TaskMenu.cron(),
                        "cron(\"nightly\", ",
                        (overlay, words) -> overlay.cron("nightly", words)))
                .course(within(Needed.WEB, WebMenu.add(new Menu<>()), "web(", (overlay, words) -> overlay.web(words)))
                .word("quota(q -> q.pods(9))", overlay -> overlay.quota(q -> q.pods(9)));
    }

    /** Words of an overlay that add or remove, or change what the others may not. */
    static Menu<OverlaySpec> changing() {
        return new Menu<OverlaySpec>()
                .oneOf(
                        Phrase.of(
                                "removeClock(\"clock\")",
                                overlay -> overlay.removeClock("clock"),
                                Needed.CLOCK,
                                Needed.WEB),
                        Phrase.of(
                                "clock(\"clock\", x -> x.command(\"tick\"))",
                                overlay -> overlay.clock("clock", clock -> clock.command("tick")),
                                Needed.CLOCK))
                .oneOf(Phrase.of(
                        "removeAccessory(\"store\")",
                        overlay -> overlay.removeAccessory("store"),
                        Needed.STORE,
                        Needed.WEB))
                .word("removeTask(\"assets\")", overlay -> overlay.removeTask("assets"), Needed.ASSETS)
                .word(
                        "addWorker(\"extra\", x -> x.queues(\"low\"))",
                        overlay -> overlay.addWorker("extra", worker -> worker.queues("low")))
                .word(
                        "addCron(\"hourly\", x -> x.at(\"@hourly\").command(\"tick\"))",
                        overlay -> overlay.addCron(
                                "hourly", cron -> cron.at("@hourly").command("tick")))
                .word(
                        "addConfig(\"more\", x -> x.value(\"A\", \"1\"))",
                        overlay -> overlay.addConfig("more", config -> config.value("A", "1")));
    }

    private static <T> Arbitrary<Phrase<OverlaySpec>> within(
            Needed part, Menu<T> menu, String beginning, BiConsumer<OverlaySpec, Consumer<T>> scope) {
        return menu.some(0.1).map(phrases -> {
            Phrase<OverlaySpec> inner = Phrase.within(beginning, phrases, scope);
            List<Needed> needs = new ArrayList<>(inner.needs());
            needs.add(part);
            return new Phrase<>(inner.text(), inner.words(), needs);
        });
    }
}
