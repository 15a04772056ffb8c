package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.Secrets;
import dev.railsk.container.Hook;
import dev.railsk.container.Mount;
import dev.railsk.image.Revision;
import dev.railsk.network.Exposure;
import dev.railsk.pod.GracePeriod;
import dev.railsk.pod.LabelScope;
import dev.railsk.probe.Probe;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.Problem;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import dev.railsk.volume.Volume;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake is one problem, at the line of its word, with the value that was found. */
class BadValuesTest {

    private static List<Problem> problems(Consumer<AppSpec> definition) {
        try {
            RailsApp.define("shop", app -> definition.accept(app.image("ghcr.io/acme/shop")));
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }

    private static Arguments of(String fact, Consumer<AppSpec> definition) {
        return Arguments.of(fact, definition);
    }

    @SuppressWarnings("NullAway") // What an author's unset variable of the environment is.
    private static String unset() {
        return (@Nullable String) null;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                        names(),
                        moreNames(),
                        network(),
                        moreOfTheNetwork(),
                        stillMoreOfTheNetwork(),
                        pods(),
                        volumes(),
                        overrides(),
                        amounts(),
                        moreAmounts(),
                        processes(),
                        environment(),
                        others())
                .flatMap(group -> group);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                of("the namespace must have", app -> app.web(web -> {}).namespace("Shop!")),
                of("a name suffix must have", app -> app.web(web -> {}).nameSuffix("_x")),
                of("a secret's name must have", app -> app.web(web -> {}).pullSecrets("A B")),
                of("\"a\" is a pull secret already", app -> app.web(web -> {}).pullSecrets("a", "a")),
                of("web: the object's name must have", app -> app.web(web -> web.objectName("Shop Web"))),
                of("web: the service's name must have", app -> app.web(web -> web.service(s -> s.name("1shop")))),
                of(
                        "a worker's name must have",
                        app -> app.worker(
                                "My Worker!", worker -> worker.objectName("a").container("b"))),
                of(
                        "a worker's name must have",
                        app -> app.worker(
                                "low-", worker -> worker.objectName("a").container("b"))));
    }

    private static Stream<Arguments> moreNames() {
        return Stream.of(of(
                "a worker's name must have",
                app -> app.worker(
                        "x".repeat(64), worker -> worker.objectName("a").container("b"))));
    }

    private static Stream<Arguments> network() {
        return Stream.of(
                of(
                        "web: port \"http\" must be from 1 to 65535, but was 70000",
                        app -> app.web(web -> web.port("http", 70_000))),
                of("web: a port's name must have", app -> app.web(web -> web.port("a--b", 8080))),
                of(
                        "web: a host must be a lower-case DNS name, but was \"10.0.0.1\"",
                        app -> app.web(web -> web.host("10.0.0.1"))),
                of(
                        "web: a host must be a lower-case DNS name",
                        app -> app.web(web -> web.host("a".repeat(64) + ".example"))),
                of(
                        "web: a request header's name must have",
                        app -> app.web(web -> web.health(Probe.http("/up").header("X Y", "1")))),
                of(
                        "web: a request header's name must have",
                        app -> app.web(web -> web.health(Probe.http("/up").header("a_b", "1")))));
    }

    private static Stream<Arguments> moreOfTheNetwork() {
        return Stream.of(
                of(
                        "web: the name of an ingress class must have",
                        app -> app.web(web ->
                                web.host("a.example").expose(Exposure.ingress(ingress -> ingress.className("A B"))))),
                of(
                        "web: the name of a secret must have",
                        app -> app.web(
                                web -> web.host("a.example").expose(Exposure.ingress(ingress -> ingress.tls("A B"))))),
                of(
                        "web: the annotation kubernetes.io/ingress.class contradicts",
                        app -> app.web(web -> web.host("a.example")
                                .expose(Exposure.ingress(
                                        ingress -> ingress.annotation("kubernetes.io/ingress.class", "nginx"))))),
                of(
                        "web: the workload is exposed, but answers to no host",
                        app -> app.web(web -> web.expose(Exposure.ingress()))),
                of("a value is missing: name must not be null", app -> app.web(web -> web.host(unset()))));
    }

    private static Stream<Arguments> stillMoreOfTheNetwork() {
        return Stream.of(
                of(
                        "the variable PORT is \"4000\", but the first port is 8080",
                        app -> app.web(web -> web.port("http", 8080).env(env -> env.value("PORT", "4000")))),
                of(
                        "both listen on 3000",
                        app -> app.web(web -> web.sidecar(
                                "proxy", sidecar -> sidecar.image("nginx:1").port("proxy", 3000)))),
                of(
                        "leads to the pod's port \"metrics\", which there is not",
                        app -> app.web(web ->
                                web.service(service -> service.port("http", 80).addPort("metrics", 9394)))),
                of(
                        "so port 80 must have a name",
                        app -> app.web(web ->
                                web.addPort("metrics", 9394).service(service -> service.addPort("metrics", 9394)))),
                of(
                        "an accessory must have an image of its own",
                        app -> app.accessory("redis", redis -> redis.port("redis", 6379))));
    }

    private static Stream<Arguments> pods() {
        return Stream.of(
                of("the user id must be from 0 to 2147483647, but was 2147483648", app -> app.web(web -> {})
                        .security(security -> security.runAs(2_147_483_648L))),
                of("an image's repository must be", app -> app.web(web -> web.image("shop..x"))),
                of("an image's repository must be", app -> app.web(web -> web.image("a___b"))),
                of("an image's repository must be", app -> app.web(web -> {})
                        .scratch("/tmp", tmp -> tmp.tmpdir("/tmp/x").tmpdirBy(""))),
                of(
                        "label \"app.kubernetes.io/name\" of its pods is \"x\"",
                        app -> app.web(web -> web.label("app.kubernetes.io/name", "x", LabelScope.PODS))),
                of(
                        "two containers of the pod are named \"web\"",
                        app -> app.web(web -> web.sidecar("web", sidecar -> sidecar.image("nginx:1")))),
                of(
                        "an init container runs to its end",
                        app -> app.web(
                                web -> web.init("a", init -> init.command("x").liveness(Probe.exec("y"))))));
    }

    private static Stream<Arguments> amounts() {
        return Stream.of(
                of("a config must have at most 1048576", app -> app.web(web -> {})
                        .config("big", config -> config.value("A", "x".repeat(1_048_577)))),
                of("the annotations must have at most 262144", app -> app.web(web -> {})
                        .annotation("a", "x".repeat(262_145), LabelScope.PODS)),
                of(
                        "the margin of a grace period must be",
                        app -> app.web(web -> web.gracePeriod(
                                new GracePeriod.Computed(Duration.ofSeconds(25), Duration.ofSeconds(-100))))),
                of(
                        "a grace period must be whole seconds",
                        app -> app.web(web -> web.gracePeriod(GracePeriod.of(Duration.ofSeconds(Long.MAX_VALUE))))),
                of(
                        "a hook's sleep must be",
                        app -> app.web(web -> web.preStop(Hook.sleep(Duration.ofSeconds(Long.MAX_VALUE))))),
                of("memory must be", app -> app.web(web -> web.resources(r -> r.memory(Memory.of("1e3Mi"))))),
                of("cpu must be", app -> app.web(web -> web.resources(r -> r.cpu(Cpu.of("1e3m"))))));
    }

    private static Stream<Arguments> moreAmounts() {
        return Stream.of(
                of("memory must be", app -> app.web(web -> web.resources(r -> r.memory(Memory.of("1e3k"))))),
                of(
                        "a value is missing: an argument must not be null",
                        app -> app.web(web -> web.command("a", unset()))),
                of(
                        "must not be shorter than Sidekiq's time-out of 120 s",
                        app -> app.worker("a", worker -> worker.command("bundle", "exec", "sidekiq", "-t", "120")
                                .gracePeriod(GracePeriod.of(Duration.ofSeconds(30))))));
    }

    private static Stream<Arguments> processes() {
        return Stream.of(
                of(
                        "a volume must be mounted at an absolute path",
                        app -> app.accessory("redis", redis -> redis.image("redis:8")
                                .volume("data", "data", Claim.of(Memory.gibibytes(1))))),
                of("a cron task must have a timetable", app -> app.web(web -> {})
                        .cron("digest", cron -> cron.command("bin/rails", "digest"))),
                of("a cron task must have a command", app -> app.web(web -> {})
                        .cron("digest", cron -> cron.at("0 1 * * *"))),
                of("the hour of a timetable must be from 0 to 23, but was \"24\"", app -> app.web(web -> {})
                        .cron("digest", cron -> cron.at("0 24 * * *").command("a"))),
                of("a timetable must have five fields", app -> app.web(web -> {})
                        .cron("digest", cron -> cron.at("hourly").command("a"))),
                of("a time zone must be a name of the tz database", app -> app.web(web -> {})
                        .cron("digest", cron -> cron.at("0 1 * * *", "London").command("a"))));
    }

    private static Stream<Arguments> environment() {
        return Stream.of(
                of("the field of a pod must be", app -> app.web(web -> web.env(env -> env.field("A", "spec.node")))),
                of("a key must have", app -> app.secret(Secrets.existing("s"))
                        .web(web -> web.env(env -> env.fromSecret("A", "s", "a b")))),
                of(
                        "the variable A refers to $(B), which is set after it",
                        app -> app.web(
                                web -> web.env(env -> env.value("A", "$(B)").value("B", "1")))),
                of(
                        "the variable A refers to $(B), which is not set",
                        app -> app.web(web -> web.env(env -> env.value("A", "$(B)")))),
                of("what was written before it would be lost: A", app -> app.web(web -> {})
                        .config("c", config -> config.value("A", "1")
                                .envFile(EnvFile.text(EnvDialect.KUBECTL, "B=2")))));
    }

    private static Stream<Arguments> volumes() {
        return Stream.of(
                of("there is no volume \"uplaods\" to mount at /u", app -> app.volume("uploads", Volume.emptyDir())
                        .web(web -> web.mount("uplaods", "/u"))),
                of(
                        "the writable folder /tmp is at the path of \"uploads\" already",
                        app -> app.volume("uploads", Volume.emptyDir()).web(web -> web.mount("uploads", "/tmp"))),
                of("the app declares no secret \"tls\"", app -> app.volume("tls", Volume.secret("tls"))
                        .web(web -> web.mount("tls", "/tls"))),
                of("the app declares no config \"nginx\"", app -> app.volume(
                                "conf", Volume.projected(Volume.config("nginx")))
                        .web(web -> web.mount("conf", "/conf"))),
                of(
                        "a volume of the app and the scratch folder /tmp are both named \"tmp\"",
                        app -> app.volume("tmp", Volume.emptyDir()).web(web -> {})),
                of("a volume must be mounted at an absolute path", app -> app.volume("v", Volume.emptyDir())
                        .web(web -> web.mount("v", "uploads"))),
                of("a sub-path must be relative", app -> app.volume("v", Volume.emptyDir())
                        .web(web -> web.mount(Mount.of("v", "/v").subPath("../etc")))),
                of(
                        "the mode of files must be an octal number",
                        app -> app.volume("v", Volume.secret("s").mode("0888")).web(web -> {})),
                of("a file of a volume must have a relative path", app -> app.volume(
                                "v", Volume.secret("s").key("K", "/etc/passwd"))
                        .web(web -> {})),
                of("a folder of the node must have a reason", app -> app.volume("v", Volume.hostPath("/var/log", " "))
                        .web(web -> {})),
                of("a volume's name must have at most 63", app -> app.volume("My Files", Volume.emptyDir())
                        .web(web -> {})));
    }

    private static Stream<Arguments> overrides() {
        return Stream.of(
                of(
                        "the app has no scratch folder /cache to remove",
                        app -> app.web(web -> web.removeScratch("/cache"))),
                of(
                        "two scratch folders have the path /tmp",
                        app -> app.web(web -> web.addScratch("/tmp", scratch -> scratch.volume("other")))),
                of(
                        "a capability must have upper-case letters",
                        app -> app.web(web -> web.security(security -> security.addCapability("CAP_CHOWN")))),
                of(
                        "the group id must be from 0",
                        app -> app.web(web -> web.security(security -> security.runAs(1001, -1)))),
                of(
                        "the working directory must be an absolute path",
                        app -> app.web(web -> web.workingDirectory("app"))),
                of("a hook's path must start with", app -> app.web(web -> web.postStart(Hook.http("warm")))));
    }

    private static Stream<Arguments> others() {
        return Stream.of(of(
                "is an option of Sidekiq, but the command is [bash, -c,",
                app -> app.worker(
                        "a", worker -> worker.command("bash", "-c", "source /etc/env && exec bundle exec sidekiq")
                                .concurrency(20))));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneMistakeIsOneProblemAtItsLine(String fact, Consumer<AppSpec> definition) {
        assertThat(problems(definition)).singleElement().satisfies(problem -> {
            assertThat(problem.fact()).contains(fact);
            assertThat(problem.origin().toString()).startsWith("BadValuesTest.java:");
            assertThat(problem.nextStep()).isNotEmpty();
        });
    }

    @Test
    void aDefinitionThatCallsItselfIsOneProblem() {
        assertThat(problems(app -> app.web(web -> {}).overlay("x", BadValuesTest::endless)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fact()).isEqualTo("the definition calls itself without end"));
    }

    private static void endless(OverlaySpec overlay) {
        again(overlay.namespace("x"));
    }

    private static void again(OverlaySpec overlay) {
        overlay.with(BadValuesTest::endless);
    }

    @Test
    void anAuthorsOwnMistakeIsNotDressedUp() {
        assertThatThrownBy(() -> problems(app -> app.web(web -> {
                    throw new NullPointerException("the author's own");
                })))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the author's own");
    }

    @Test
    void keepsTheQueuesWhenAnOverlayChangesTheCommand() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("a/b")
                .worker("sidekiq", worker -> worker.queues("default", "mailers"))
                .overlay("x", x -> x.worker("sidekiq", worker -> worker.arguments("bin/sidekiq"))));

        assertThat(app.environment("x").render(Revision.of("v1")).toYaml())
                .contains("- bin/sidekiq\n        - -q\n        - default\n        - -q\n        - mailers\n");
    }

    @Test
    void followsSidekiqsTimeOutWithTheGracePeriod() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("a/b")
                .worker("a", worker -> worker.command("bundle", "exec", "sidekiq", "-t", "120"))
                .worker("b", worker -> worker.timeout(Duration.ofSeconds(60))));

        String yaml = app.environment("default").render(Revision.of("v1")).toYaml();
        assertThat(yaml).contains("terminationGracePeriodSeconds: 130");
        assertThat(yaml).contains("terminationGracePeriodSeconds: 70");
        assertThat(yaml).contains("- -t\n        - \"60\"\n");
    }

    @Test
    void startsAnOverlaysExposureFromTheBases() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("a/b")
                .web(web -> web.host("a.example").expose(Exposure.ingress(ingress -> ingress.className("nginx")
                        .annotation("a/b", "c"))))
                .overlay("x", x -> x.web(web -> web.expose(Exposure.ingress(ingress -> ingress.tls("cert")))))
                .overlay("y", y -> y.namespace("y").web(web -> web.expose(Exposure.none())))
                .overlay("z", z -> z.namespace("z").web(web -> web.removeHost("a.example"))));

        String yaml = app.environment("x").render(Revision.of("v1")).toYaml();
        assertThat(yaml).contains("ingressClassName: nginx").contains("a/b: c").contains("secretName: cert");
        assertThat(app.environment("y").render(Revision.of("v1")).ofKind("Ingress"))
                .isEmpty();
        assertThat(app.environment("z").render(Revision.of("v1")).ofKind("Ingress"))
                .isEmpty();
    }

    @Test
    void letsACallerOverrideASharedHelper() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("a/b")
                .web(web -> web.with(shared -> shared.replicas(2)).replicas(5)));

        assertThat(app.environment("default").render(Revision.of("v1")).toYaml())
                .contains("replicas: 5");
    }
}
