package dev.railsk.testing.arbitrary;

import dev.railsk.config.ContainerResource;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.ResourceUnit;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.ContainerWords;
import dev.railsk.container.Hook;
import dev.railsk.container.Mount;
import dev.railsk.image.PullPolicy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import java.time.Duration;

/** What may be said of a container. */
final class ContainerMenu {

    private static final double FEW = 0.2;

    private ContainerMenu() {}

    /** Of any container. */
    static <S extends ContainerWords<S>> Menu<S> add(Menu<S> menu) {
        return menu.oneOf(
                        Phrase.of(
                                "resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mebibytes(512)))",
                                c -> c.resources(r -> r.cpu(Cpu.millis(250)).memory(Memory.mebibytes(512)))),
                        Phrase.of(
                                "resources(r -> r.cpu(Cpu.millis(100), Cpu.cores(2)))",
                                c -> c.resources(r -> r.cpu(Cpu.millis(100), Cpu.cores(2)))),
                        Phrase.of(
                                "resources(r -> r.memory(Memory.mebibytes(64), Memory.gibibytes(1)))",
                                c -> c.resources(r -> r.memory(Memory.mebibytes(64), Memory.gibibytes(1)))))
                .oneOf(
                        Phrase.of("pullPolicy(ALWAYS)", c -> c.pullPolicy(PullPolicy.ALWAYS)),
                        Phrase.of("pullPolicy(NEVER)", c -> c.pullPolicy(PullPolicy.NEVER)))
                .word("workingDirectory(\"/app\")", c -> c.workingDirectory("/app"))
                .scope("env(", env(), FEW, (c, words) -> c.env(words))
                .with(ContainerMenu::mounts);
    }

    /** Of an init container beside the main one. */
    static Menu<ContainerSpec> init() {
        return ContainerMenu.<ContainerSpec>add(new Menu<>())
                .with(ContainerMenu::programs)
                .must(
                        Phrase.of("command(\"prepare\")", c -> c.command("prepare")),
                        Phrase.of("command(\"sh\", \"-c\", \"true\")", c -> c.command("sh", "-c", "true")));
    }

    /** Of a sidecar. */
    static Menu<ContainerSpec> sidecar() {
        return ContainerMenu.<ContainerSpec>add(new Menu<>())
                .with(ContainerMenu::programs)
                .with(ContainerMenu::probes)
                .with(ContainerMenu::hooks)
                .must(Phrase.of("image(\"nginx:1.29\")", c -> c.image("nginx:1.29")))
                .oneOf(
                        Phrase.of("arguments(\"--verbose\")", c -> c.arguments("--verbose")),
                        Phrase.of("imageCommand()", c -> c.imageCommand()))
                .number("port(\"extra\", %d)", 7020, 7030, (c, port) -> c.port("extra", port));
    }

    private static Menu<ContainerSpec> programs(Menu<ContainerSpec> menu) {
        return menu.oneOf(Phrase.of("appEnv()", c -> c.appEnv()), Phrase.of("noAppEnv()", c -> c.noAppEnv()))
                .oneOf(
                        Phrase.of("security(s -> s.runAs(1001))", c -> c.security(s -> s.runAs(1001))),
                        without(Hardening.NON_ROOT_CONTAINERS),
                        without(Hardening.NO_CAPABILITIES),
                        without(Hardening.NO_PRIVILEGE_ESCALATION),
                        without(Hardening.READ_ONLY_ROOT_FILESYSTEM),
                        Phrase.of(
                                "security(s -> s.addCapability(\"NET_BIND_SERVICE\"))",
                                c -> c.security(s -> s.addCapability("NET_BIND_SERVICE"))));
    }

    private static Phrase<ContainerSpec> without(Hardening rule) {
        return Phrase.of(
                "security(s -> s.also(%s).without(%s))".replace("%s", "Hardening." + rule),
                c -> c.security(s -> s.also(rule).without(rule)));
    }

    /** Probes that need no port. */
    static <S extends ContainerWords<S>> Menu<S> probes(Menu<S> menu) {
        return menu.oneOf(
                        Phrase.of("liveness(Probe.exec(\"true\"))", c -> c.liveness(Probe.exec("true"))),
                        Phrase.of(
                                "liveness(Probe.grpc(4000).period(Duration.ofSeconds(7)))",
                                c -> c.liveness(Probe.grpc(4000).period(Duration.ofSeconds(7)))),
                        Phrase.of("noLiveness()", c -> c.noLiveness()))
                .oneOf(
                        Phrase.of(
                                "readiness(Probe.exec(\"true\").initialDelay(Duration.ofSeconds(3)))",
                                c -> c.readiness(Probe.exec("true").initialDelay(Duration.ofSeconds(3)))),
                        Phrase.of("noReadiness()", c -> c.noReadiness()))
                .oneOf(
                        Phrase.of(
                                "startup(Probe.exec(\"true\").failureThreshold(20))",
                                c -> c.startup(Probe.exec("true").failureThreshold(20))),
                        Phrase.of("noStartup()", c -> c.noStartup()));
    }

    static <S extends ContainerWords<S>> Menu<S> hooks(Menu<S> menu) {
        return menu.oneOf(
                        Phrase.of("preStop(Hook.exec(\"sleep\", \"5\"))", c -> c.preStop(Hook.exec("sleep", "5"))),
                        Phrase.of(
                                "preStop(Hook.sleep(Duration.ofSeconds(5)))",
                                c -> c.preStop(Hook.sleep(Duration.ofSeconds(5)))),
                        Phrase.of("noPreStop()", c -> c.noPreStop()))
                .word("postStart(Hook.exec(\"true\"))", c -> c.postStart(Hook.exec("true")));
    }

    private static <S extends ContainerWords<S>> Menu<S> mounts(Menu<S> menu) {
        return menu.word("mount(\"cache\", \"/app/cache\")", c -> c.mount("cache", "/app/cache"), Needed.CACHE)
                .oneOf(
                        Phrase.of(
                                "mount(\"uploads\", \"/app/uploads\")",
                                c -> c.mount("uploads", "/app/uploads"),
                                Needed.UPLOADS),
                        Phrase.of(
                                "mount(Mount.of(\"uploads\", \"/app/uploads\").subPath(\"files\").readOnly())",
                                c -> c.mount(Mount.of("uploads", "/app/uploads")
                                        .subPath("files")
                                        .readOnly()),
                                Needed.UPLOADS))
                .word("mount(\"keys\", \"/keys\")", c -> c.mount("keys", "/keys"), Needed.KEYS)
                .word("mount(\"settings\", \"/settings\")", c -> c.mount("settings", "/settings"), Needed.SETTINGS)
                .word("mount(\"proxy\", \"/etc/proxy\")", c -> c.mount("proxy", "/etc/proxy"), Needed.FILES)
                .oneOf(
                        Phrase.of("mount(\"cache\", \"/node\")", c -> c.mount("cache", "/node"), Needed.CACHE),
                        Phrase.of(
                                "mount(\"node-logs\", \"/node\")",
                                c -> c.mount("node-logs", "/node"),
                                Needed.NODE_LOGS));
    }

    /** The kinds of variables. */
    static Menu<EnvVarsSpec> env() {
        return new Menu<EnvVarsSpec>()
                .oneOf(
                        Phrase.of(
                                "value(\"RAILS_LOG_LEVEL\", \"debug\")", env -> env.value("RAILS_LOG_LEVEL", "debug")),
                        Phrase.of("value(\"RAILS_LOG_LEVEL\", \"\")", env -> env.value("RAILS_LOG_LEVEL", "")))
                .word("value(\"ADDRESS\", \"$$(NODE)\")", env -> env.value("ADDRESS", "$$(NODE)"))
                .oneOf(
                        Phrase.of("field(\"NODE\", \"spec.nodeName\")", env -> env.field("NODE", "spec.nodeName")),
                        Phrase.of("field(\"NODE\", \"status.hostIP\")", env -> env.field("NODE", "status.hostIP")))
                .word("revision(\"RELEASE\")", env -> env.revision("RELEASE"))
                .word(
                        "resource(\"MEMORY\", ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES))",
                        env -> env.resource(
                                "MEMORY", ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES)))
                .oneOf(
                        Phrase.of(
                                "fromSecret(\"KEY\", \"app-secrets\", \"KEY\")",
                                env -> env.fromSecret("KEY", "app-secrets", "KEY"),
                                Needed.SECRETS),
                        Phrase.of(
                                "optionalFromSecret(\"KEY\", \"app-secrets\", \"KEY\")",
                                env -> env.optionalFromSecret("KEY", "app-secrets", "KEY"),
                                Needed.SECRETS))
                .word(
                        "fromConfig(\"LANG\", \"settings\", \"LANG\")",
                        env -> env.fromConfig("LANG", "settings", "LANG"),
                        Needed.SETTINGS)
                .word(
                        "optionalFromConfig(\"FLAG\", \"features\", \"FLAG\")",
                        env -> env.optionalFromConfig("FLAG", "features", "FLAG"),
                        Needed.FEATURES);
    }

    /** Those and whole sources, which a list of sources may have once. */
    static Menu<EnvVarsSpec> envWithSources() {
        return env().oneOf(
                        Phrase.of(
                                "allFromSecret(\"app-secrets\")",
                                env -> env.allFromSecret("app-secrets"),
                                Needed.SECRETS),
                        Phrase.of(
                                "allFromSecret(\"app-secrets\", \"S_\")",
                                env -> env.allFromSecret("app-secrets", "S_"),
                                Needed.SECRETS))
                .word(
                        "optionalAllFromConfig(\"settings\", \"C_\")",
                        env -> env.optionalAllFromConfig("settings", "C_"),
                        Needed.SETTINGS);
    }
}
