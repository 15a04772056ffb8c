package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.quantity.Cpu;
import dev.railsk.task.Task;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobRenderingTest {

    private static Manifest job(Consumer<AppSpec> definition, String revision, int attempt) {
        RenderedShop shop = RenderedShop.of(definition);
        Task migrate = shop.environment().migration().orElseThrow().task();
        return shop.environment().renderTask(migrate, Revision.of(revision), attempt);
    }

    @Test
    void rendersOneTryWithinALimitedTime() {
        assertThat(job(
                                app -> app.noScratch()
                                        .security(security -> security.hardening())
                                        .web(web -> {}),
                                "abcd123",
                                2)
                        .tree()
                        .value())
                .isEqualTo(
                        yaml(
                                """
                        apiVersion: batch/v1
                        kind: Job
                        metadata:
                          name: shop-migrate-abcd123-2
                          namespace: shop
                          labels:
                            app.kubernetes.io/name: shop
                            app.kubernetes.io/component: migrate
                        spec:
                          backoffLimit: 0
                          activeDeadlineSeconds: 3600
                          ttlSecondsAfterFinished: 86400
                          template:
                            metadata:
                              labels:
                                app.kubernetes.io/name: shop
                                app.kubernetes.io/component: migrate
                            spec:
                              restartPolicy: Never
                              containers:
                              - name: migrate
                                image: ghcr.io/acme/shop:abcd123
                                command: [bin/rails, "db:migrate"]
                        """));
    }

    @Test
    void runsInThePodsOfTheApp() {
        RenderedShop shop = RenderedShop.of(app -> app.secret(Secrets.existing("shop-secrets"))
                .pullSecrets("registry")
                .security(security -> security.runAs(1001))
                .env(env -> env.value("A", "1").allFromSecret("shop-secrets"))
                .web(web -> {}));

        var pod = shop.job().at("spec", "template", "spec");
        var container = pod.at("containers").items().get(0);
        for (String same : new String[] {"volumes", "initContainers", "imagePullSecrets", "securityContext"}) {
            assertThat(pod.at(same)).as(same).isEqualTo(shop.pod(same));
        }
        for (String same : new String[] {"image", "env", "envFrom", "securityContext", "volumeMounts"}) {
            assertThat(container.at(same)).as(same).isEqualTo(shop.container(same));
        }
        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
    }

    @Test
    void takesWhatTheMigrationSays() {
        Manifest job = job(
                app -> app.noScratch()
                        .env(env -> env.value("DATABASE_URL", "pooler"))
                        .migration(migration -> migration
                                .command("bin/migrate")
                                .env(env -> env.value("DATABASE_URL", "direct"))
                                .resources(resources -> resources.cpu(Cpu.cores(1)))
                                .deadline(Duration.ofMinutes(5)))
                        .web(web -> {}),
                "abcd123",
                1);

        var container =
                job.tree().at("spec", "template", "spec", "containers").items().get(0);
        assertThat(container.at("command").value()).isEqualTo(yaml("[bin/migrate]"));
        assertThat(container.at("env").value()).isEqualTo(yaml("[{name: DATABASE_URL, value: direct}]"));
        assertThat(container.at("resources").value()).isEqualTo(yaml("requests: {cpu: '1'}"));
        assertThat(job.tree().at("spec", "activeDeadlineSeconds").integer()).contains(300L);
    }

    @Test
    void carriesTheSuffixAndAHashOfADigest() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);

        Manifest job = job(app -> app.nameSuffix("-blue").web(web -> {}), digest, 1);

        assertThat(job.name())
                .isEqualTo("shop-blue-migrate-" + Revision.of(digest).forName() + "-1");
        assertThat(job.tree()
                        .at("spec", "template", "spec", "containers")
                        .items()
                        .get(0)
                        .at("image")
                        .text())
                .contains("ghcr.io/acme/shop@" + digest);
    }

    @Test
    void cutsALongNameAndKeepsItApart() {
        Consumer<AppSpec> blue =
                app -> app.nameSuffix("-blue-for-the-customers-of-the-north").web(web -> {});
        Consumer<AppSpec> green =
                app -> app.nameSuffix("-blue-for-the-customers-of-the-norse").web(web -> {});

        String name = job(blue, "abcdef0123456789", 12345).name();

        assertThat(name)
                .hasSizeLessThanOrEqualTo(63)
                .matches("shop-blue-for-the-customers-of-the-north-migra-[0-9a-f]{10}-12345")
                .isEqualTo(job(blue, "abcdef0123456789", 12345).name())
                .isNotEqualTo(job(green, "abcdef0123456789", 12345).name())
                .isNotEqualTo(job(blue, "abcdef0123456780", 12345).name());
    }
}
