package dev.railsk.charts;

import dev.railsk.access.Account;
import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvVars;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.ContainerWords;
import dev.railsk.container.Mount;
import dev.railsk.image.PullPolicy;
import dev.railsk.network.Exposure;
import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceType;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.security.Hardening;
import dev.railsk.security.VolumeOwnership;
import dev.railsk.task.CronSpec;
import dev.railsk.task.MigrationSpec;
import dev.railsk.text.Folder;
import dev.railsk.volume.Volume;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.ProcessSpec;
import dev.railsk.workload.WebSpec;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A helpdesk like Zammad: nginx in front of Rails and a WebSocket server, a scheduler, and a Job that prepares databases. */
final class Helpdesk {

    private static final String VERSION = "7.1.2-0013";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String COMPONENT = "app.kubernetes.io/component";

    /** The files that the definition takes from the folder beside it. */
    static final List<String> SCRIPTS =
            List.of("postgresql-init", "postgresql-init-post", "zammad-init", "elasticsearch-init");

    static final List<String> NGINX = List.of("default", "nginx.conf");

    private static final Resources SMALL = Resources.define(resources ->
            resources.cpu(Cpu.millis(100), Cpu.millis(200)).memory(Memory.mebibytes(256), Memory.mebibytes(512)));

    /** For all but what migrates, or may run before. */
    private static final EnvVars WAITS_FOR_MIGRATIONS =
            EnvVars.define(env -> env.value("RAILS_CHECK_PENDING_MIGRATIONS", "true"));

    private Helpdesk() {}

    /** The app, with the files of this folder. */
    static RailsApp app(Folder files) {
        return RailsApp.define("zammad", app -> {
            words(app, files);
            workloads(app);
        });
    }

    private static void words(AppSpec app, Folder files) {
        app.existingNamespace("zammad")
                .image("ghcr.io/zammad/zammad:" + VERSION)
                .pullPolicy(PullPolicy.IF_NOT_PRESENT)
                .label(NAME, "zammad", LabelScope.values())
                .label(INSTANCE, "zammad", LabelScope.values())
                .label("app.kubernetes.io/version", VERSION, Labels.BUT_IDENTITY)
                .account(Account.own("zammad"))
                .security(security -> security.runAs(1000).fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))
                .noScratch()
                .secret(Secrets.existing("zammad-elasticsearch", "password"))
                .secret(Secrets.existing("zammad-postgresql", "postgresql-pass"))
                .secret(Secrets.existing("zammad-redis", "redis-password"))
                .env(Helpdesk::env)
                .volume("zammad-tmp", Volume.emptyDir().limit(Memory.mebibytes(100)))
                .volume("zammad-storage", Volume.existingClaim("zammad-storage"))
                .volume("zammad-init", Volume.config("zammad-init").mode("0755"))
                .files("zammad-init", init -> {
                    init.rollout(ConfigRollout.NONE);
                    SCRIPTS.forEach(script -> init.file(files, script));
                })
                .files("zammad-nginx", nginx -> {
                    nginx.rollout(ConfigRollout.CHECKSUM_ANNOTATION);
                    NGINX.forEach(config -> nginx.file(files, config));
                });
    }

    private static void workloads(AppSpec app) {
        app.web("nginx", Helpdesk::nginx)
                .process("railsserver", Helpdesk::railsserver)
                .process("websocket", Helpdesk::websocket)
                .clock("scheduler", Helpdesk::scheduler)
                .migration(Helpdesk::init)
                .cron("cronjob-reindex", Helpdesk::reindex);
    }

    private static void env(EnvVarsSpec env) {
        env.fromSecret("REDIS_PASSWORD", "zammad-redis", "redis-password")
                .value("REDIS_URL", "redis://:$(REDIS_PASSWORD)@redis.databases.svc:6379")
                .value("MEMCACHE_SERVERS", "memcached.databases.svc:11211")
                .value("RAILS_TRUSTED_PROXIES", "['127.0.0.1', '::1']")
                .value("POSTGRESQL_HOST", "postgres.databases.svc")
                .value("POSTGRESQL_PORT", "5432")
                .value("POSTGRESQL_USER", "zammad")
                .fromSecret("POSTGRESQL_PASS", "zammad-postgresql", "postgresql-pass")
                .value("POSTGRESQL_DB", "zammad_production")
                .value("POSTGRESQL_OPTIONS", "pool=50")
                .value("TMP", "/opt/zammad/tmp");
    }

    private static void folders(ContainerWords<?> container) {
        container
                .mount("zammad-tmp", "/tmp")
                .mount("zammad-tmp", "/opt/zammad/tmp")
                .mount("zammad-storage", "/opt/zammad/storage");
    }

    // Ruby takes no folder for temporary files that everybody may write to.
    private static void volumePermissions(ContainerSpec init) {
        init.image("alpine:3.24.1")
                .command("/bin/sh", "-cx", "chmod 770 /opt/zammad/tmp\n")
                .resources(SMALL)
                .with(Helpdesk::folders)
                .security(security -> security.runAs(0).without(Hardening.NON_ROOT_POD));
    }

    private static void nginx(WebSpec nginx) {
        nginx.container("zammad-nginx")
                .addEnv(WAITS_FOR_MIGRATIONS)
                .identity(COMPONENT, "zammad-nginx")
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .command("/usr/sbin/nginx", "-g", "daemon off;")
                .replicas(1)
                .port("http", 8080)
                .startup(Probe.tcp().period(Duration.ofSeconds(4)).failureThreshold(20))
                .liveness(alive(5))
                .readiness(Probe.http("/").timeout(Duration.ofSeconds(5)).failureThreshold(5))
                .resources(resources -> resources
                        .cpu(Cpu.millis(50), Cpu.millis(100))
                        .memory(Memory.mebibytes(32), Memory.mebibytes(64)))
                .with(Helpdesk::folders)
                .mount("zammad-tmp", "/var/log/nginx")
                .mount(Mount.of("zammad-nginx", "/etc/nginx/nginx.conf")
                        .subPath("nginx.conf")
                        .readOnly())
                .mount(Mount.of("zammad-nginx", "/etc/nginx/sites-enabled/default")
                        .subPath("default")
                        .readOnly())
                .service(service -> service.type(ServiceType.CLUSTER_IP)
                        .port(ServicePort.of("http", 8080).to("http").appProtocol("kubernetes.io/ws")))
                .host("support.example.com")
                .expose(Exposure.ingress(
                        ingress -> ingress.name("zammad").className("nginx").certManager("letsencrypt")));
    }

    private static Probe alive(int failures) {
        return Probe.tcp().timeout(Duration.ofSeconds(5)).failureThreshold(failures);
    }

    private static void railsserver(ProcessSpec railsserver) {
        railsserver
                .container("zammad-railsserver")
                .addEnv(WAITS_FOR_MIGRATIONS)
                .identity(COMPONENT, "zammad-railsserver")
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .command("bundle", "exec", "puma", "-b", "tcp://[::]:3000", "-w", "0", "-e", "production")
                .port("railsserver", 3000)
                .startup(Probe.tcp().period(Duration.ofSeconds(4)).failureThreshold(20))
                .liveness(alive(5))
                .readiness(Probe.http("/").timeout(Duration.ofSeconds(5)).failureThreshold(5))
                .resources(resources -> resources
                        .cpu(Cpu.millis(100), Cpu.millis(200))
                        .memory(Memory.mebibytes(512), Memory.mebibytes(1024)))
                .with(Helpdesk::folders)
                .service(service -> service.port(ServicePort.of("http", 3000).to(3000)));
    }

    private static void websocket(ProcessSpec websocket) {
        websocket
                .container("zammad-websocket")
                .addEnv(WAITS_FOR_MIGRATIONS)
                .identity(COMPONENT, "zammad-websocket")
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .command("bundle", "exec", "script/websocket-server.rb", "-b", "::", "-p", "6042", "start")
                // It holds its connections in memory: there may be one only.
                .strategy(UpdateStrategy.recreate())
                .port("websocket", 6042)
                .startup(Probe.tcp().period(Duration.ofSeconds(4)).failureThreshold(20))
                .liveness(alive(10))
                .readiness(alive(5))
                .resources(SMALL)
                .with(Helpdesk::folders)
                .service(service -> service.port(ServicePort.of("http", 6042).to(6042)));
    }

    private static void scheduler(ClockSpec scheduler) {
        scheduler
                .container("zammad-scheduler")
                .addEnv(WAITS_FOR_MIGRATIONS)
                .identity(COMPONENT, "zammad-scheduler")
                .annotation(
                        "checkov.io/skip1",
                        "CKV_K8S_8=Liveness Probe Should be Configured - not possible with scheduler",
                        LabelScope.WORKLOAD)
                .annotation(
                        "checkov.io/skip2",
                        "CKV_K8S_9=Readiness Probe Should be Configured - not possible with scheduler",
                        LabelScope.WORKLOAD)
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .command("bundle", "exec", "script/background-worker.rb", "start")
                .resources(SMALL)
                .with(Helpdesk::folders);
    }

    private static void init(MigrationSpec init) {
        init.container("postgresql-init-post")
                .addEnv(WAITS_FOR_MIGRATIONS)
                .label(COMPONENT, "zammad-init", LabelScope.TASKS)
                .imageCommand()
                .tries(7)
                .restartInPlace()
                .keepFor(Duration.ofMinutes(5))
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .init("postgresql-init", postgres -> postgres.with(script("postgresql-init")))
                .init("elasticsearch-init", elasticsearch -> elasticsearch
                        .with(script("elasticsearch-init"))
                        .addEnv(WAITS_FOR_MIGRATIONS)
                        .env(env -> env.fromSecret("ELASTICSEARCH_PASSWORD", "zammad-elasticsearch", "password")))
                .resources(SMALL)
                .with(Helpdesk::folders)
                .mount(entrypoint("postgresql-init-post"));
    }

    private static Consumer<ContainerSpec> script(String name) {
        return container -> container.resources(SMALL).with(Helpdesk::folders).mount(entrypoint(name));
    }

    private static Mount entrypoint(String script) {
        return Mount.of("zammad-init", "/docker-entrypoint.sh").subPath(script).readOnly();
    }

    private static void reindex(CronSpec reindex) {
        reindex.at("@weekly")
                .suspended()
                .label(COMPONENT, "zammad-cronjob-reindex", LabelScope.TASKS)
                .container("reindex")
                .keepFor(Duration.ofMinutes(5))
                .init("zammad-volume-permissions", Helpdesk::volumePermissions)
                .command("bundle", "exec", "rake", "zammad:searchindex:rebuild")
                .resources(SMALL)
                .with(Helpdesk::folders);
    }
}
