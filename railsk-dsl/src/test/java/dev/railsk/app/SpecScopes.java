package dev.railsk.app;

import dev.railsk.access.AccountSpec;
import dev.railsk.access.RoleSpec;
import dev.railsk.backing.Backing;
import dev.railsk.backing.BackingSpec;
import dev.railsk.config.ConfigFilesSpec;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.ExternalSecretSpec;
import dev.railsk.config.FetchedSecretSpec;
import dev.railsk.config.PlainTextSecretSpec;
import dev.railsk.config.SealedSecretSpec;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.container.ContainerSpec;
import dev.railsk.network.AlbExposureSpec;
import dev.railsk.network.Exposure;
import dev.railsk.network.GatewayParent;
import dev.railsk.network.GatewayRouteSpec;
import dev.railsk.network.PlainIngressSpec;
import dev.railsk.network.ServiceSpec;
import dev.railsk.pod.ScratchSpec;
import dev.railsk.policy.LimitsSpec;
import dev.railsk.policy.NetworkPoliciesSpec;
import dev.railsk.policy.QuotaSpec;
import dev.railsk.quantity.ResourcesSpec;
import dev.railsk.scale.KedaSpec;
import dev.railsk.scale.KedaTrigger;
import dev.railsk.security.SecuritySpec;
import dev.railsk.server.PumaSpec;
import dev.railsk.smoke.SmokeCheckSpec;
import dev.railsk.task.ConsoleSpec;
import dev.railsk.task.CronSpec;
import dev.railsk.task.DeployTaskSpec;
import dev.railsk.task.MigrationSpec;
import dev.railsk.workload.AccessorySpec;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.ProcessSpec;
import dev.railsk.workload.Scale;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** How each Spec is entered: in an app that is complete but for it, and again in an overlay. */
final class SpecScopes {

    /** By the Spec's class. */
    static final Map<Class<?>, Scope> ALL = new LinkedHashMap<>();

    /**
     * The two ways into a Spec.
     *
     * @param base what the base says, with these words of the Spec
     * @param overlay what an overlay says, with these
     */
    record Scope(BiConsumer<AppSpec, Consumer<Object>> base, BiConsumer<OverlaySpec, Consumer<Object>> overlay) {}

    static {
        put(AppSpec.class, (app, words) -> web(app, words), (overlay, words) -> words.accept(overlay));
        put(OverlaySpec.class, (app, words) -> web(app, words), (overlay, words) -> words.accept(overlay));
        put(
                ConfigSpec.class,
                (app, words) -> web(app).config("settings", words::accept),
                (overlay, words) -> overlay.config("settings", words::accept));
        put(
                ConfigFilesSpec.class,
                (app, words) -> web(app).files("proxy", words::accept),
                (overlay, words) -> overlay.files("proxy", words::accept));
        put(
                EnvVarsSpec.class,
                (app, words) -> web(app).secret(Secrets.existing("s", "K"))
                        .config("c", config -> config.value("K", "1"))
                        .env(words::accept),
                (overlay, words) -> overlay.env(words::accept));
        put(
                ResourcesSpec.class,
                SpecScopes::resources,
                (overlay, words) -> overlay.web(web -> web.resources(words::accept)));
        put(
                SecuritySpec.class,
                (app, words) -> web(app).security(words::accept),
                (overlay, words) -> overlay.security(words::accept));
        put(
                ScratchSpec.class,
                (app, words) -> web(app).scratch("/scratch", words::accept),
                (overlay, words) -> overlay.scratch("/scratch", words::accept));
        network();
        processes();
        scaling();
        tenancy();
        secrets();
    }

    private SpecScopes() {}

    /** The ways into this Spec. */
    static Scope of(Class<?> spec) {
        return Objects.requireNonNull(ALL.get(spec), () -> "no way into " + spec);
    }

    private static void secrets() {
        put(
                ExternalSecretSpec.class,
                (app, words) -> web(app).secret(
                                Secrets.external("e", Store.cluster("aws"), e -> words.accept(e.key("K", "k")))),
                (overlay, words) -> overlay.externalSecret("e", words::accept));
        put(
                SealedSecretSpec.class,
                (app, words) ->
                        web(app).secret(Secrets.sealed("e", e -> words.accept(e.key("K", WordExamples.CIPHERTEXT)))),
                (overlay, words) -> overlay.sealedSecret("e", words::accept));
        put(
                FetchedSecretSpec.class,
                (app, words) -> web(app).secret(Secrets.fetched("e", e -> words.accept(e.file("K", "k")))),
                (overlay, words) -> overlay.fetchedSecret("e", words::accept));
        put(
                PlainTextSecretSpec.class,
                (app, words) ->
                        web(app).secret(Secrets.plainText("e", e -> words.accept(e.addEnvFile(WordExamples.ENV_FILE)))),
                (overlay, words) -> overlay.plainTextSecret("e", words::accept));
    }

    private static void network() {
        put(
                ServiceSpec.class,
                (app, words) -> app.web(web -> web.host("a.example").service(words::accept)),
                (overlay, words) -> overlay.web(web -> web.service(words::accept)));
        put(
                AlbExposureSpec.class,
                (app, words) -> app.web(web -> web.host("a.example").expose(Exposure.alb(words::accept))),
                (overlay, words) -> overlay.web(web -> web.expose(Exposure.alb(words::accept))));
        put(
                GatewayRouteSpec.class,
                (app, words) -> app.web(web -> web.host("a.example")
                        .expose(Exposure.gateway(route -> words.accept(route.addGateway(GatewayParent.of("public")))))),
                (overlay, words) -> overlay.web(web -> web.expose(Exposure.gateway(words::accept))));
        put(
                PlainIngressSpec.class,
                (app, words) -> app.web(web -> web.host("a.example").expose(Exposure.ingress(words::accept))),
                (overlay, words) -> overlay.web(web -> web.expose(Exposure.ingress(words::accept))));
    }

    private static void tenancy() {
        put(
                AccountSpec.class,
                (app, words) -> app.web(web -> web.apiToken()).account("robot", words::accept),
                (overlay, words) -> overlay.account("robot", words::accept));
        put(
                RoleSpec.class,
                (app, words) -> web(app).role("viewer", words::accept),
                (overlay, words) -> overlay.role("viewer", words::accept));
        put(
                QuotaSpec.class,
                (app, words) -> web(app).quota(words::accept),
                (overlay, words) -> overlay.quota(words::accept));
        put(
                LimitsSpec.class,
                (app, words) -> web(app).limits(words::accept),
                (overlay, words) -> overlay.limits(words::accept));
        put(
                NetworkPoliciesSpec.class,
                (app, words) -> web(app).networkPolicies(words::accept),
                (overlay, words) -> overlay.networkPolicies(words::accept));
        put(
                BackingSpec.class,
                (app, words) -> web(app).secret(Secrets.existing("s", "K"))
                        .networkPolicies(policies -> {})
                        .backing(Backing.postgres("db", words::accept)),
                (overlay, words) -> overlay.backing("db", words::accept));
    }

    private static void processes() {
        put(WebSpec.class, (app, words) -> app.web(words::accept), (overlay, words) -> overlay.web(words::accept));
        put(
                WorkerSpec.class,
                (app, words) -> app.worker("sidekiq", words::accept),
                (overlay, words) -> overlay.worker("sidekiq", words::accept));
        put(
                ProcessSpec.class,
                (app, words) -> app.process("consumer", process -> words.accept(process.command("consume"))),
                (overlay, words) -> overlay.process("consumer", words::accept));
        put(
                PumaSpec.class,
                (app, words) -> app.web(web -> web.puma((Consumer<PumaSpec>) words::accept)),
                (overlay, words) -> overlay.web(web -> web.puma((Consumer<PumaSpec>) words::accept)));
        put(
                ClockSpec.class,
                (app, words) -> app.clock("clock", words::accept),
                (overlay, words) -> overlay.clock("clock", words::accept));
        put(
                AccessorySpec.class,
                (app, words) -> app.networkPolicies(policies -> {})
                        .accessory("store", store -> words.accept(store.image("redis:8"))),
                (overlay, words) -> overlay.accessory("store", words::accept));
        put(
                ContainerSpec.class,
                (app, words) -> app.web(web -> web.sidecar("proxy", proxy -> words.accept(proxy.image("nginx:1")))),
                (overlay, words) -> overlay.web(web -> web.sidecar("proxy", words::accept)));
        tasks();
    }

    private static void tasks() {
        put(
                CronSpec.class,
                (app, words) -> web(app).cron(
                                "tick", tick -> words.accept(tick.at("@daily").command("tick"))),
                (overlay, words) -> overlay.cron("tick", words::accept));
        put(
                MigrationSpec.class,
                (app, words) -> web(app).migration(words::accept),
                (overlay, words) -> overlay.migration(words::accept));
        put(
                DeployTaskSpec.class,
                (app, words) -> web(app).task("assets", task -> words.accept(task.command("upload"))),
                (overlay, words) -> overlay.task("assets", words::accept));
        put(
                SmokeCheckSpec.class,
                (app, words) -> app.web(web -> web.host("a.example"))
                        .smoke("up", up -> words.accept(up.get("/up").text("ok"))),
                (overlay, words) -> overlay.smoke("up", words::accept));
        put(
                ConsoleSpec.class,
                (app, words) -> web(app).console(words::accept),
                (overlay, words) -> overlay.console(words::accept));
    }

    private static void scaling() {
        KedaTrigger.Custom known = KedaTrigger.of("rabbitmq").metadata("queueName", "a");
        put(
                KedaSpec.class,
                (app, words) -> app.secret(Secrets.existing("s", "K"))
                        .worker(
                                "sidekiq",
                                worker -> worker.scale(Scale.keda(keda -> words.accept(keda.trigger("known", known))))),
                (overlay, words) -> overlay.worker("sidekiq", worker -> worker.scale(Scale.keda(words::accept))));
    }

    private static void resources(AppSpec app, Consumer<Object> words) {
        app.web(web -> web.resources((Consumer<ResourcesSpec>) words::accept));
    }

    private static void put(
            Class<?> spec,
            BiConsumer<AppSpec, Consumer<Object>> base,
            BiConsumer<OverlaySpec, Consumer<Object>> overlay) {
        ALL.put(spec, new Scope(base, overlay));
    }

    private static AppSpec web(AppSpec app) {
        return app.web(web -> {});
    }

    private static void web(AppSpec app, Consumer<Object> words) {
        words.accept(web(app));
    }
}
