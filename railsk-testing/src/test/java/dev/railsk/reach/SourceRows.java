package dev.railsk.reach;

import static java.time.Duration.ofMinutes;

import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.container.Mount;
import java.util.List;

/** What is said of settings, files and secrets. */
final class SourceRows {

    private SourceRows() {}

    static List<ReachRow> all() {
        return List.of(existingConfig(), files(), externalSecret(), optionalKeys());
    }

    private static ReachRow existingConfig() {
        return ReachRow.of(
                "an existing ConfigMap as environment",
                51,
                app -> app.config(Configs.existing("platform-env"))
                        .env(env -> env.allFromConfig("platform-env"))
                        .web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web")
                        .has("spec.template.spec.containers[name=web].envFrom[0].configMapRef.name", "platform-env"));
    }

    private static ReachRow files() {
        return ReachRow.of(
                "files as a ConfigMap, mounted (sub-path, read-only)",
                52,
                app -> app.files("sidekiq", files -> files.text("sidekiq.yml", ":concurrency: 5\n"))
                        .web(web -> web.host("shop.example"))
                        .worker(
                                "sidekiq",
                                worker -> worker.mount(Mount.of("sidekiq", "/app/config/sidekiq.yml")
                                        .subPath("sidekiq.yml")
                                        .readOnly())),
                set -> {
                    set.deployment("shop-sidekiq")
                            .has(MOUNTS + ".mountPath", "/app/config/sidekiq.yml")
                            .has(MOUNTS + ".subPath", "sidekiq.yml")
                            .has(MOUNTS + ".readOnly", true)
                            .has("spec.template.spec.volumes[name=sidekiq].configMap.name", "sidekiq-ggghg42fdt");
                    set.configMap("sidekiq-ggghg42fdt").has("data[sidekiq.yml]", ":concurrency: 5\n");
                });
    }

    private static final String MOUNTS = "spec.template.spec.containers[name=sidekiq].volumeMounts[name=sidekiq]";

    private static ReachRow externalSecret() {
        return ReachRow.of(
                "ExternalSecret",
                43,
                app -> app.secret(Secrets.external("publisher-sentry", Store.cluster("aws-secretsmanager"), s -> s.key(
                                        "dsn", "common/sentry", "publisher-dsn")
                                .refresh(ofMinutes(30))))
                        .env(env -> env.fromSecret("SENTRY_DSN", "publisher-sentry", "dsn"))
                        .web(web -> web.host("shop.example")),
                set -> {
                    set.object("ExternalSecret", "publisher-sentry")
                            .has("spec.secretStoreRef.kind", "ClusterSecretStore")
                            .has("spec.data[secretKey=dsn].remoteRef.key", "common/sentry")
                            .has("spec.data[secretKey=dsn].remoteRef.property", "publisher-dsn");
                    set.deployment("shop-web")
                            .container("web")
                            .hasEnvFromSecret("SENTRY_DSN", "publisher-sentry", "dsn");
                });
    }

    private static ReachRow optionalKeys() {
        return ReachRow.of(
                "optional keys",
                0,
                app -> app.secret(Secrets.existing("smtp"))
                        .env(env -> env.optionalFromSecret("SMTP_LOGIN", "smtp", "login"))
                        .web(web -> web.host("shop.example")),
                set -> set.deployment("shop-web")
                        .has(
                                "spec.template.spec.containers[name=web].env[name=SMTP_LOGIN].valueFrom.secretKeyRef"
                                        + ".optional",
                                true));
    }
}
