package dev.railsk.charts;

import dev.railsk.access.Account;
import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.EnvVarsSpec;
import dev.railsk.config.Secrets;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.ContainerWords;
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
import dev.railsk.task.MigrationSpec;
import dev.railsk.volume.Claim;
import dev.railsk.volume.Volume;
import dev.railsk.workload.ProcessSpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;
import java.time.Duration;

/** A project tool like OpenProject: web, GoodJob, a server for common editing under a path of its own, and a Job that seeds. */
final class ProjectTool {

    private static final String VERSION = "17.7.2";
    private static final String NAME = "app.kubernetes.io/name";
    private static final String INSTANCE = "app.kubernetes.io/instance";
    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String PROCESS = "openproject/process";

    private static final LabelScope[] OF_PROCESS = {LabelScope.WORKLOAD, LabelScope.PODS};

    private static final Resources OF_INIT =
            Resources.define(resources -> resources.memory(Memory.mebibytes(512), Memory.mebibytes(1024)));

    private static final EnvFile CORE = EnvFile.text(
            EnvDialect.KUBECTL,
            """
            DATABASE_HOST=postgres.databases.svc
            DATABASE_PORT=5432
            DATABASE_URL=postgresql://openproject@postgres.databases.svc:5432/openproject
            OPENPROJECT_SEED_ADMIN_USER_PASSWORD=admin
            OPENPROJECT_SEED_ADMIN_USER_PASSWORD_RESET=true
            OPENPROJECT_SEED_ADMIN_USER_NAME=OpenProject Admin
            OPENPROJECT_SEED_ADMIN_USER_MAIL=admin@example.com
            OPENPROJECT_HTTPS=true
            OPENPROJECT_HOST__NAME=projects.example.com
            OPENPROJECT_HSTS=true
            OPENPROJECT_RAILS__CACHE__STORE=memcache
            OPENPROJECT_RAILS__RELATIVE__URL__ROOT=
            POSTGRES_STATEMENT_TIMEOUT=120s
            OPENPROJECT_COLLABORATIVE__EDITING__HOCUSPOCUS__URL=wss://projects.example.com/hocuspocus
            """);

    private static final Account ACCOUNT = Account.own("openproject");

    private static final EnvFile MAIL = EnvFile.text(
            EnvDialect.KUBECTL,
            """
            OPENPROJECT_EMAIL__DELIVERY__METHOD=smtp
            OPENPROJECT_SMTP__ADDRESS=smtp.example.com
            OPENPROJECT_SMTP__PORT=587
            OPENPROJECT_SMTP__USER__NAME=openproject@example.com
            """);

    private static final EnvFile MEMCACHED =
            EnvFile.text(EnvDialect.KUBECTL, "OPENPROJECT_CACHE__MEMCACHE__SERVER=memcached.databases.svc:11211");

    private ProjectTool() {}

    static RailsApp app() {
        return RailsApp.define("openproject", ProjectTool::words);
    }

    private static void words(AppSpec app) {
        app.existingNamespace("openproject")
                .image("docker.io/openproject/openproject:" + VERSION + "-slim")
                .pullPolicy(PullPolicy.ALWAYS)
                .label(NAME, "openproject", LabelScope.values())
                .label(INSTANCE, "openproject", LabelScope.values())
                .label("app.kubernetes.io/version", VERSION, Labels.BUT_IDENTITY)
                .label(
                        COMPONENT,
                        "openproject",
                        LabelScope.SERVICE,
                        LabelScope.INGRESS,
                        LabelScope.CONFIG,
                        LabelScope.CLAIM,
                        LabelScope.TENANCY)
                .account(ACCOUNT)
                .security(security -> security.runAs(1000))
                .noScratch()
                .with(ProjectTool::secrets)
                .env(ProjectTool::env)
                .volume("tmp", Volume.ephemeral(Claim.of(Memory.gibibytes(5))))
                .volume("app-tmp", Volume.ephemeral(Claim.of(Memory.gibibytes(5))))
                .volume(
                        "data",
                        Volume.claim(Memory.gibibytes(10)).sharedByNodes().objectName("openproject"))
                .web(ProjectTool::web)
                .web("hocuspocus", ProjectTool::hocuspocus)
                .worker("worker-default", ProjectTool::worker)
                .process("cron", ProjectTool::cron)
                .migration(ProjectTool::seeder);
    }

    private static void secrets(AppSpec app) {
        app.secret(Secrets.plainText("openproject-core", core -> core.rollout(ConfigRollout.CHECKSUM_ANNOTATION)
                        .envFile(CORE)))
                .secret(Secrets.plainText(
                        "openproject-environment",
                        mail -> mail.rollout(ConfigRollout.CHECKSUM_ANNOTATION).envFile(MAIL)))
                .secret(Secrets.plainText(
                        "openproject-memcached",
                        memcached -> memcached.rollout(ConfigRollout.NONE).envFile(MEMCACHED)))
                .secret(Secrets.existing("openproject-smtp"))
                .secret(Secrets.existing("openproject-cron-environment"))
                .secret(Secrets.existing("openproject-database", "password"))
                .secret(Secrets.existing("openproject-hocuspocus", "secret"))
                .secret(Secrets.existing("openproject-secret-key-base", "secret-key-base"));
    }

    private static void env(EnvVarsSpec env) {
        env.value("TMPDIR", "/tmp/ruby")
                .fromSecret("OPENPROJECT_DB_PASSWORD", "openproject-database", "password")
                .fromSecret(
                        "OPENPROJECT_COLLABORATIVE__EDITING__HOCUSPOCUS__SECRET", "openproject-hocuspocus", "secret")
                .fromSecret("SECRET_KEY_BASE", "openproject-secret-key-base", "secret-key-base")
                .allFromSecret("openproject-core")
                .allFromSecret("openproject-memcached")
                .allFromSecret("openproject-environment")
                .allFromSecret("openproject-smtp");
    }

    private static void folders(ContainerWords<?> container) {
        container.mount("tmp", "/tmp").mount("app-tmp", "/app/tmp");
    }

    private static void files(ContainerWords<?> container) {
        container.with(ProjectTool::folders).mount("data", "/var/openproject/assets");
    }

    private static void prepareTmpdir(ContainerSpec init) {
        init.noAppEnv()
                .command("sh", "-c", "mkdir -p /tmp/ruby && chmod 1777 /tmp/ruby")
                .resources(OF_INIT)
                .with(ProjectTool::folders);
    }

    private static void waitForDatabase(ContainerSpec init) {
        init.arguments("bash", "/app/docker/prod/wait-for-db")
                .resources(OF_INIT)
                .with(ProjectTool::folders);
    }

    private static void web(WebSpec web) {
        web.container("openproject")
                .identity(PROCESS, "web")
                .label(COMPONENT, "web", OF_PROCESS)
                .init("prepare-tmpdir", ProjectTool::prepareTmpdir)
                .init("wait-for-db", init -> init.with(ProjectTool::waitForDatabase)
                        .arguments("/app/docker/prod/wait-for-db"))
                .arguments("/app/docker/prod/web")
                .replicas(1)
                .strategy(UpdateStrategy.recreate())
                .port("http", 8080)
                .startup(healthy().initialDelay(Duration.ofMinutes(1)).failureThreshold(10))
                .liveness(healthy().failureThreshold(3))
                .readiness(healthy().period(Duration.ofSeconds(10)).failureThreshold(3))
                .resources(resources ->
                        resources.cpu(Cpu.millis(250), Cpu.cores(4)).memory(Memory.mebibytes(512), Memory.gibibytes(4)))
                .with(ProjectTool::files)
                .service(service ->
                        service.name("openproject").type(ServiceType.CLUSTER_IP).port("http", 8080))
                .host("projects.example.com")
                .expose(Exposure.ingress(ingress -> ingress.name("openproject")
                        .className("nginx")
                        .namedPort()
                        .certManager("letsencrypt")));
    }

    private static Probe healthy() {
        return Probe.http("/health_checks/default")
                .header("Host", "localhost")
                .period(Duration.ofSeconds(15))
                .timeout(Duration.ofSeconds(5));
    }

    private static void hocuspocus(WebSpec hocuspocus) {
        hocuspocus
                .image("docker.io/openproject/hocuspocus:release-338001b2")
                .account(ACCOUNT)
                .identity(PROCESS, "hocuspocus")
                .label(COMPONENT, "hocuspocus", OF_PROCESS)
                .replicas(1)
                .strategy(UpdateStrategy.recreate())
                .env(env -> env.fromSecret("SECRET", "openproject-hocuspocus", "secret"))
                .port("http", 1234)
                .resources(resources ->
                        resources.cpu(Cpu.millis(250), Cpu.cores(2)).memory(Memory.mebibytes(256), Memory.gibibytes(1)))
                .mount("tmp", "/tmp")
                .service(service -> service.port(ServicePort.of("http", 1234).to(1234)))
                .path("/hocuspocus");
    }

    private static void worker(WorkerSpec worker) {
        worker.container("openproject")
                .identity(PROCESS, "worker-default")
                .label(COMPONENT, "worker-default", OF_PROCESS)
                .init("prepare-tmpdir", ProjectTool::prepareTmpdir)
                .init("wait-for-db", ProjectTool::waitForDatabase)
                .arguments("bash", "/app/docker/prod/worker")
                .strategy(UpdateStrategy.recreate())
                .env(env -> env.value("OPENPROJECT_GOOD_JOB_QUEUES", ""))
                .resources(resources ->
                        resources.cpu(Cpu.millis(250), Cpu.cores(4)).memory(Memory.mebibytes(512), Memory.gibibytes(4)))
                .with(ProjectTool::files);
    }

    private static void cron(ProcessSpec cron) {
        cron.identity(PROCESS, "cron")
                .label(COMPONENT, "cron", OF_PROCESS)
                .init("prepare-tmpdir", ProjectTool::prepareTmpdir)
                .init("wait-for-db", init -> init.with(ProjectTool::waitForDatabase)
                        .env(ProjectTool::cronEnv))
                .arguments("bash", "/app/docker/prod/cron")
                .strategy(UpdateStrategy.recreate())
                // Nobody sends mail in yet.
                .noReplicas()
                .env(ProjectTool::cronEnv)
                .resources(resources ->
                        resources.cpu(Cpu.millis(250), Cpu.cores(1)).memory(Memory.mebibytes(256), Memory.gibibytes(1)))
                .with(ProjectTool::files);
    }

    private static void cronEnv(EnvVarsSpec env) {
        env.allFromSecret("openproject-cron-environment");
    }

    private static void seeder(MigrationSpec seeder) {
        seeder.container("seeder")
                .label(PROCESS, "seeder", LabelScope.TASKS)
                .label(COMPONENT, "seeder", LabelScope.TASKS)
                .tries(7)
                .restartInPlace()
                .keepFor(Duration.ofDays(1))
                .init("prepare-tmpdir", ProjectTool::prepareTmpdir)
                .init("check-db-ready", ProjectTool::databaseIsReady)
                .arguments("bash", "/app/docker/prod/seeder")
                .resources(resources -> resources.memory(Memory.mebibytes(512), Memory.gibibytes(1)))
                .with(ProjectTool::files);
    }

    private static void databaseIsReady(ContainerSpec init) {
        init.image("docker.io/postgres:16")
                .appEnv()
                .command(
                        "sh",
                        "-c",
                        "until pg_isready -h $DATABASE_HOST -p $DATABASE_PORT -U openproject; "
                                + "do echo \"waiting for database $DATABASE_HOST:$DATABASE_PORT\"; sleep 2; done;")
                .resources(resources -> resources.memory(Memory.mebibytes(200)))
                .with(ProjectTool::folders);
    }
}
