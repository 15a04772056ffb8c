package dev.railsk.charts;

import static dev.railsk.security.Hardening.NON_ROOT_POD;
import static dev.railsk.security.Hardening.READ_ONLY_ROOT_FILESYSTEM;

import dev.railsk.access.Account;
import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.Mount;
import dev.railsk.image.PullPolicy;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.network.Exposure;
import dev.railsk.network.ServiceType;
import dev.railsk.placement.Affinity;
import dev.railsk.placement.PodGroup;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.NetworkPoliciesSpec;
import dev.railsk.policy.Peer;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.security.SecuritySpec;
import dev.railsk.volume.Volume;
import dev.railsk.workload.WebSpec;
import java.time.Duration;

/** A forum like Discourse: web and Sidekiq in one pod, because they share a volume; its image migrates when it starts. */
final class Forum {

    private static final String VERSION = "3.5.0";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";

    private Forum() {}

    static RailsApp app() {
        return RailsApp.define("discourse", app -> app.with(Forum::words).with(Forum::byHand));
    }

    /** Without what only edits say. */
    static RailsApp inWords() {
        return RailsApp.define("discourse", Forum::words);
    }

    private static void byHand(AppSpec app) {
        app.edit(
                "Deployment",
                "discourse",
                Edit.merge(
                        """
                        spec:
                          template:
                            spec:
                              initContainers:
                              - name: sidekiq
                                resources: {requests: {ephemeral-storage: 50Mi}, limits: {ephemeral-storage: 2Gi}}
                              containers:
                              - name: discourse
                                resources: {requests: {ephemeral-storage: 50Mi}, limits: {ephemeral-storage: 2Gi}}
                        """));
    }

    private static void words(AppSpec app) {
        app.existingNamespace("discourse")
                .image("docker.io/bitnami/discourse:" + VERSION + "-debian-12-r0")
                .pullPolicy(PullPolicy.IF_NOT_PRESENT)
                .label(NAME, "discourse", LabelScope.values())
                // Not on a console, which would else be one of the pods that serve.
                .label(INSTANCE, "discourse", Labels.BUT_TASKS)
                .label("app.kubernetes.io/version", VERSION, Labels.BUT_IDENTITY)
                .account(Account.own("discourse"))
                .security(Forum::asTheImageNeeds)
                .noScratch()
                .secret(Secrets.existing("discourse-admin", "discourse-password"))
                .secret(Secrets.existing("discourse-database", "password"))
                .secret(Secrets.existing("discourse-redis", "redis-password"))
                .secret(Secrets.existing("discourse-smtp", "smtp-password"))
                .config("discourse", Forum::settings)
                .env(env -> env.value("BITNAMI_DEBUG", "false")
                        .fromSecret("DISCOURSE_PASSWORD", "discourse-admin", "discourse-password")
                        .fromSecret("DISCOURSE_SMTP_PASSWORD", "discourse-smtp", "smtp-password")
                        .allFromConfig("discourse"))
                .volume("discourse-data", Volume.claim(Memory.gibibytes(10)).objectName("discourse"))
                .noMigration()
                .web(Forum::web)
                .networkPolicies(Forum::neighbours);
    }

    private static void asTheImageNeeds(SecuritySpec security) {
        security.runAs(0)
                .without(NON_ROOT_POD, READ_ONLY_ROOT_FILESYSTEM)
                .addCapability("CHOWN")
                .addCapability("SYS_CHROOT")
                .addCapability("FOWNER")
                .addCapability("SETGID")
                .addCapability("SETUID")
                .addCapability("DAC_OVERRIDE");
    }

    private static void settings(ConfigSpec config) {
        config.rollout(ConfigRollout.CHECKSUM_ANNOTATION)
                .value("DISCOURSE_HOST", "forum.example.com")
                .value("DISCOURSE_SKIP_INSTALL", "no")
                .value("DISCOURSE_SITE_NAME", "Example Forum")
                .value("DISCOURSE_USERNAME", "admin")
                .value("DISCOURSE_EMAIL", "admin@example.com")
                .value("DISCOURSE_REDIS_HOST", "redis.databases.svc")
                .value("DISCOURSE_REDIS_PORT_NUMBER", "6379")
                .value("DISCOURSE_DATABASE_HOST", "postgres.databases.svc")
                .value("DISCOURSE_DATABASE_PORT_NUMBER", "5432")
                .value("DISCOURSE_DATABASE_NAME", "discourse")
                .value("DISCOURSE_DATABASE_USER", "discourse")
                .value("DISCOURSE_SMTP_HOST", "smtp.example.com")
                .value("DISCOURSE_SMTP_PORT", "587")
                .value("DISCOURSE_SMTP_USER", "discourse@example.com")
                .value("DISCOURSE_SMTP_PROTOCOL", "tls")
                .value("DISCOURSE_SMTP_AUTH", "login");
    }

    private static void web(WebSpec web) {
        web.objectName("discourse")
                .container("discourse")
                .identity(NAME, "discourse")
                .imageCommand()
                .replicas(1)
                .strategy(UpdateStrategy.rolling("25%", "25%"))
                .disruption(Disruption.maxUnavailable(1))
                .affinity(
                        Affinity.apart(PodGroup.labelled(INSTANCE, "discourse").andLabelled(NAME, "discourse"))
                                .preferred(1))
                .env(Forum::webEnv)
                .port("http", 8080)
                .noStartup()
                .liveness(patient(Probe.tcp(), 500))
                .readiness(patient(Probe.http("/srv/status"), 180))
                .resources(resources -> resources
                        .cpu(Cpu.cores(1), Cpu.cores(6))
                        .memory(Memory.mebibytes(3072), Memory.mebibytes(12288)))
                .mount(Mount.of("discourse-data", "/bitnami/discourse").subPath("discourse"))
                .sidecar("sidekiq", Forum::sidekiq)
                .service(service -> service.type(ServiceType.CLUSTER_IP).port("http", 80))
                .host("forum.example.com")
                .expose(Exposure.ingress(
                        ingress -> ingress.className("nginx").namedPort().certManager("letsencrypt")));
    }

    private static void webEnv(EnvVarsSpec env) {
        env.value("DISCOURSE_PORT_NUMBER", "8080")
                .value("DISCOURSE_EXTERNAL_HTTP_PORT_NUMBER", "80")
                .fromSecret("DISCOURSE_DATABASE_PASSWORD", "discourse-database", "password")
                .fromSecret("POSTGRESQL_CLIENT_CREATE_DATABASE_PASSWORD", "discourse-database", "password")
                .fromSecret("DISCOURSE_REDIS_PASSWORD", "discourse-redis", "redis-password");
    }

    private static void sidekiq(ContainerSpec sidekiq) {
        sidekiq.command("/opt/bitnami/scripts/discourse/entrypoint.sh", "/opt/bitnami/scripts/discourse-sidekiq/run.sh")
                .env(env -> env.fromSecret("DISCOURSE_POSTGRESQL_PASSWORD", "discourse-database", "password")
                        .fromSecret("REDIS_PASSWORD", "discourse-redis", "redis-password"))
                .liveness(patient(Probe.exec("/bin/sh", "-c", "pgrep -f ^sidekiq"), 500))
                .readiness(patient(Probe.exec("/bin/sh", "-c", "pgrep -f ^sidekiq"), 30))
                .resources(resources -> resources
                        .cpu(Cpu.millis(500), Cpu.millis(750))
                        .memory(Memory.mebibytes(512), Memory.mebibytes(768)))
                .mount(Mount.of("discourse-data", "/bitnami/discourse").subPath("discourse"));
    }

    private static Probe patient(Probe question, int delay) {
        return question.initialDelay(Duration.ofSeconds(delay))
                .period(Duration.ofSeconds(10))
                .timeout(Duration.ofSeconds(5))
                .failureThreshold(6);
    }

    private static void neighbours(NetworkPoliciesSpec policies) {
        policies.outlet("databases", Peer.namespace("databases"), 5432, 6379).outlet("smtp", Peer.anybody(), 587);
    }
}
