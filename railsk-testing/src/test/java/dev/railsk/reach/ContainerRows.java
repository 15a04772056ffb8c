package dev.railsk.reach;

import static dev.railsk.quantity.Memory.gibibytes;

import dev.railsk.config.Secrets;
import dev.railsk.observe.Scrape;
import dev.railsk.volume.Volume;
import java.util.List;

/** What is said of containers, of those beside the app's, and of their storage. */
final class ContainerRows {

    private static final String POD = "spec.template.spec.";

    private ContainerRows() {}

    static List<ReachRow> all() {
        return List.of(
                revision(),
                proxy(),
                exporter(),
                accessories(),
                claim(),
                existingClaim(),
                init(),
                preparation(),
                secretVolume(),
                health());
    }

    private static ReachRow revision() {
        return ReachRow.of(
                "the revision as an environment variable",
                50,
                app -> app.env(env -> env.revision("SENTRY_RELEASE")).web(web -> web.host("shop.example")),
                set -> {
                    set.deployment("shop-web").container("web").hasEnv("SENTRY_RELEASE", "abcd123");
                    set.object("Job", "shop-migrate-abcd123-1")
                            .container("migrate")
                            .hasEnv("SENTRY_RELEASE", "abcd123");
                });
    }

    private static ReachRow proxy() {
        return ReachRow.of(
                "a second container in the pod (nginx), with image and ports of its own",
                49,
                app -> app.files("nginx", files -> files.resource(ReachRow.class, "nginx.conf"))
                        .volume("uploads", Volume.claim(gibibytes(100)).sharedByNodes())
                        .web(web -> web.host("shop.example")
                                .sidecar("nginx", nginx -> nginx.image("nginx:1.29")
                                        .port("proxy", 8080)
                                        .mount("nginx", "/etc/nginx"))
                                .serve("proxy")
                                .mount("uploads", "/app/public/uploads")),
                set -> {
                    set.deployment("shop-web")
                            .has(POD + "initContainers[name=nginx].restartPolicy", "Always")
                            .has(POD + "initContainers[name=nginx].volumeMounts[name=nginx].mountPath", "/etc/nginx")
                            .has(POD + "volumes[name=uploads].persistentVolumeClaim.claimName", "shop-uploads")
                            .initContainer("nginx")
                            .hasImage("nginx:1.29")
                            .hasPort("proxy", 8080);
                    set.service("shop-web").has("spec.ports[0].targetPort", "proxy");
                });
    }

    private static ReachRow exporter() {
        return ReachRow.of(
                "a second container in the pod (metrics exporter), which a PodMonitor asks",
                49,
                app -> app.metrics("metrics", 9394, Scrape.podMonitor()).web(web -> web.host("shop.example")
                        .sidecar("exporter", exporter -> exporter.command("bundle", "exec", "prometheus_exporter")
                                .port("metrics", 9394))),
                set -> {
                    set.deployment("shop-web")
                            .hasNo("spec.template.spec.containers[name=web].ports[1]")
                            .initContainer("exporter")
                            .hasImage("ghcr.io/acme/shop:abcd123")
                            .hasCommand("bundle", "exec", "prometheus_exporter")
                            .hasPort("metrics", 9394);
                    set.object("PodMonitor", "shop-web").has("spec.podMetricsEndpoints[0].port", "metrics");
                });
    }

    private static ReachRow accessories() {
        return ReachRow.of(
                "an accessory beside the app (Redis, ClamAV)",
                32,
                app -> app.web(web -> web.host("shop.example"))
                        .accessory("redis", redis -> redis.image("redis:8.6")
                                .port("redis", 6379)
                                .volume("data", "/data", Volume.claim(gibibytes(10))))
                        .accessory("clamav", clamav -> clamav.image("clamav/clamav:1.5")
                                .port("clamd", 3310)),
                set -> {
                    set.statefulSet("shop-redis")
                            .has("spec.volumeClaimTemplates[0].spec.resources.requests.storage", "10Gi")
                            .container("redis")
                            .hasImage("redis:8.6");
                    set.service("shop-redis").has("spec.ports[name=redis].port", 6379);
                    set.service("shop-clamav").has("spec.ports[name=clamd].port", 3310);
                });
    }

    private static ReachRow claim() {
        return ReachRow.of(
                "claims and claims as volumes",
                33,
                app -> app.volume("uploads", Volume.claim(gibibytes(100)).sharedByNodes())
                        .web(web -> web.host("shop.example").mount("uploads", "/app/public/uploads"))
                        .worker("sidekiq", worker -> worker.mount("uploads", "/app/public/uploads")),
                set -> {
                    set.object("PersistentVolumeClaim", "shop-uploads")
                            .has("spec.accessModes[0]", "ReadWriteMany")
                            .has("spec.resources.requests.storage", "100Gi");
                    set.deployment("shop-sidekiq")
                            .has(POD + "volumes[name=uploads].persistentVolumeClaim.claimName", "shop-uploads")
                            .container("sidekiq")
                            .canWrite("/app/public/uploads");
                });
    }

    private static ReachRow existingClaim() {
        return ReachRow.of(
                "claims of others as volumes",
                33,
                app -> app.volume("uploads", Volume.existingClaim("legacy-uploads"))
                        .web(web -> web.host("shop.example").mount("uploads", "/app/public/uploads")),
                set -> {
                    set.deployment("shop-web")
                            .has(POD + "volumes[name=uploads].persistentVolumeClaim.claimName", "legacy-uploads");
                    set.hasNo("PersistentVolumeClaim");
                });
    }

    private static ReachRow init() {
        return ReachRow.of(
                "init containers (wait for)",
                30,
                app -> app.web(web -> web.host("shop.example"))
                        .worker(
                                "sidekiq",
                                worker -> worker.init(
                                        "wait-for-db", wait -> wait.command("bin/wait-for", "db.internal:5432"))),
                set -> set.deployment("shop-sidekiq")
                        .initContainer("wait-for-db")
                        .hasImage("ghcr.io/acme/shop:abcd123")
                        .hasCommand("bin/wait-for", "db.internal:5432"));
    }

    private static ReachRow preparation() {
        return ReachRow.of(
                "init containers (prepare)",
                30,
                app -> app.volume("assets", Volume.emptyDir()).web(web -> web.host("shop.example")
                        .init("assets", assets -> assets.command("cp", "-r", "public/assets", "/assets")
                                .mount("assets", "/assets"))
                        .mount("assets", "/app/public/assets")),
                set -> set.deployment("shop-web")
                        .initContainer("assets")
                        .canWrite("/assets")
                        .and()
                        .container("web")
                        .canWrite("/app/public/assets"));
    }

    private static ReachRow secretVolume() {
        return ReachRow.of(
                "a volume from a Secret",
                0,
                app -> app.secret(Secrets.existing("saml", "cert.pem"))
                        .volume("saml", Volume.secret("saml"))
                        .web(web -> web.host("shop.example").mount("saml", "/etc/saml")),
                set -> set.deployment("shop-web").has(POD + "volumes[name=saml].secret.secretName", "saml"));
    }

    private static ReachRow health() {
        return ReachRow.of(
                "one word for the health path",
                0,
                app -> app.web(web -> web.host("shop.example").health("/healthz")),
                set -> set.deployment("shop-web")
                        .container("web")
                        .readinessProbe()
                        .gets("/healthz")
                        .and()
                        .livenessProbe()
                        .gets("/healthz"));
    }
}
