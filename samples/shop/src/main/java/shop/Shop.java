package shop;

import static dev.railsk.Words.*;

import dev.railsk.app.AppSpec;
import dev.railsk.app.OverlaySpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.ContainerWords;
import dev.railsk.quantity.Resources;
import dev.railsk.workload.AccessorySpec;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.WorkerSpec;

/**
 * A shop as a company runs it: a storefront, an administration behind a login, a cable, four ways to work in the background, a Redis and
 * a virus scanner of its own; as a review app, in staging and in production.
 *
 * <p>It begins with what the shop is, in the order in which a request meets it, goes on with what surrounds it, and ends with what each
 * environment has otherwise.
 */
public final class Shop {

    private static final String BERLIN = "Europe/Berlin";

    private Shop() {}

    /** The shop in all of its environments. */
    public static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .pullSecrets("ghcr")
                .with(Shop::webs)
                .with(Shop::jobs)
                .with(Shop::accessories)
                .with(Shop::deploys)
                .with(Shop::timetable)
                .with(Shop::settings)
                .with(Shop::services)
                .with(Shop::placement)
                .with(Shop::tenancy)
                .overlay("review", Shop::review)
                .overlay("staging", Shop::staging)
                .overlay("production", Shop::production));
    }

    /** Run the command line, such as {@code render staging --revision abcd123}. */
    public static void main(String... args) {
        Railsk.main(Shop::app, args);
    }

    private static void webs(AppSpec app) {
        app.web(web -> web.openHost("every environment has its own address")
                        .puma(smallPuma().with(puma -> puma.thruster()))
                        .with(Shop::sharedFiles))
                .web("admin", Shop::admin)
                .cable(cable -> cable.resources(need(200, 512)));
    }

    /** The same code, behind a login that stands before it in each pod. */
    private static void admin(WebSpec admin) {
        admin.path("/admin")
                .puma(smallPuma())
                .with(Shop::sharedFiles)
                .env(env -> env.value("SHOP_ADMIN", "true"))
                .sidecar("login", Shop::login)
                .serve("login");
    }

    private static void login(ContainerSpec login) {
        login.image("quay.io/oauth2-proxy/oauth2-proxy:v7.12.0")
                .arguments("--http-address=0.0.0.0:4180", "--upstream=http://127.0.0.1:3000", "--provider=oidc")
                .env(env -> env.allFromSecret("shop-login", "OAUTH2_PROXY_"))
                .port("login", 4180)
                .readiness(httpProbe("/ready").on("login"))
                .resources(need(20, 64));
    }

    private static void jobs(AppSpec app) {
        app.worker("sidekiq", Shop::sidekiq)
                .worker("reports", Shop::reports)
                .clock("clock", clock -> clock.resources(need(50, 384)))
                .process("imports", imports -> imports.command("bin/rails", "runner", "Imports.watch")
                        .with(Shop::sharedFiles)
                        .account(serviceAccount("shop-imports", account -> account.may("create", "jobs")
                                .may("get", "jobs", "pods", "pods/log")
                                .may("watch", "jobs")))
                        .apiToken()
                        .liveness(execProbe("bin/rails", "imports:alive")
                                .period(minutes(1))
                                .timeout(seconds(30)))
                        .resources(need(50, 512)));
    }

    private static void sidekiq(WorkerSpec sidekiq) {
        sidekiq.queue("critical", 5)
                .queue("default", 2)
                .queue("mailers", 1)
                .concurrency(10)
                .timeout(minutes(2))
                .sidekiqAlive()
                .with(Shop::sharedFiles)
                .resources(need(500, 1024));
    }

    /** Long reports, which have moved from Sidekiq into the database; nobody waits for them, so they may run where it is cheap. */
    private static void reports(WorkerSpec reports) {
        reports.backend(solidQueue())
                .timeout(minutes(10))
                .nodes(nodesOfArch("arm64").andLabelled("pool", "spot").tolerating("pool", "spot"))
                .priorityClass("background")
                .with(Shop::sharedFiles)
                .resources(need(500, 2048));
    }

    private static void accessories(AppSpec app) {
        app.accessory("redis", Shop::queueStore).accessory("scanner", Shop::scanner);
    }

    /** Where Sidekiq's queues are, but in production. */
    private static void queueStore(AccessorySpec redis) {
        redis.image("redis:8.2")
                .security(security -> security.runAs(999, 1000))
                .command("redis-server", "--appendonly", "yes", "--maxmemory-policy", "noeviction")
                .port("redis", 6379)
                .volume("data", "/data", claim(gibibytes(2)).storageClass("gp3"))
                .startup(tcpProbe().period(seconds(2)).failureThreshold(60))
                .readiness(execProbe("redis-cli", "ping").timeout(seconds(3)))
                .resources(need(100, 512));
    }

    private static void scanner(AccessorySpec scanner) {
        scanner.image("clamav/clamav:1.4")
                .security(security -> security.runAs(100, 101))
                .command("/init-unprivileged")
                .port("clamd", 3310)
                // Its signatures come from outside.
                .httpsOut()
                .volume("signatures", "/var/lib/clamav", claim(gibibytes(3)).storageClass("gp3"))
                .addScratch("/run/clamav", run -> run.sizeLimit(mebibytes(16)))
                .startup(tcpProbe().failureThreshold(60))
                .readiness(execProbe("clamdcheck.sh").period(seconds(30)).timeout(seconds(10)))
                .resources(resources -> resources.cpu(millicores(200)).memory(mebibytes(1500), gibibytes(3)));
    }

    /** What a deploy does beside the rollout. */
    private static void deploys(AppSpec app) {
        app.migration(migration ->
                        migration.timing(MIGRATION_BEFORE).deadline(minutes(30)).resources(need(100, 768)))
                .task("assets", assets -> assets.when(BEFORE_ROLLOUT)
                        .command("bin/rails", "assets:upload")
                        .tries(3)
                        .deadline(minutes(10))
                        .resources(need(100, 768)))
                .task("search-index", index -> index.when(BEFORE_ROLLOUT)
                        .command("bin/rails", "search:prepare")
                        .deadline(minutes(20))
                        .resources(need(100, 768)))
                .task("notify", notify -> notify.when(AFTER_ROLLOUT)
                        .command("bin/rails", "deploy:announce")
                        .tries(2)
                        .resources(need(100, 768)))
                .console(console -> console.with(Shop::sharedFiles).resources(need(100, 2048)));
    }

    private static void timetable(AppSpec app) {
        app.cron("digest", digest -> digest.at("0 7 * * 1", BERLIN)
                        .command("bin/rails", "digest:send")
                        .startWithin(minutes(30))
                        .resources(need(100, 768)))
                .cron("invoices", invoices -> invoices.at("30 2 * * *", BERLIN)
                        .command("bin/rails", "invoices:close")
                        .deadline(hours(2))
                        .tries(2)
                        .history(7, 7)
                        .doNotDisrupt()
                        .with(Shop::sharedFiles)
                        .resources(need(100, 768)))
                .cron("carts", carts -> carts.at("@hourly")
                        .command("bin/rails", "carts:sweep")
                        .resources(need(100, 768)));
    }

    /** So much of a processor, in thousandths of a core, and so much memory, in mebibytes. */
    private static Resources need(int millis, int mebibytes) {
        return resources(resources -> resources.cpu(millicores(millis)).memory(mebibytes(mebibytes)));
    }

    /** The customers' uploads, and what every process must know of the carriers. */
    private static void sharedFiles(ContainerWords<?> container) {
        container
                .mount("uploads", "/rails/storage")
                .mount(mount("shipping", "/rails/config/shipping").readOnly());
    }

    /** Variables, files and secrets; production and staging have other sources for some. */
    private static void settings(AppSpec app) {
        app.config("settings", config -> config.value("RAILS_LOG_LEVEL", "info")
                        .value("SCANNER", "shop-scanner:3310")
                        .value("SMTP_ADDRESS", "smtp.acme.example"))
                .files("shipping", files -> files.resource(Shop.class, "shipping.yml"))
                .secret(existingSecret("shop-secrets", "SECRET_KEY_BASE", "STRIPE_KEY", "SMTP_PASSWORD"))
                .secret(existingSecret("shop-services", "DATABASE_URL"))
                .secret(existingSecret("shop-login", "CLIENT_ID", "CLIENT_SECRET", "COOKIE_SECRET"))
                .volume("uploads", claim(gibibytes(20)).storageClass("efs").sharedByNodes())
                .env(env -> env.allFromConfig("settings")
                        .allFromSecret("shop-secrets")
                        .address("REDIS_URL", "redis", "redis://{host}:{port}/0")
                        .revision("SHOP_REVISION")
                        .field("SHOP_POD", "metadata.name"));
    }

    /** What others run, and who may call whom. */
    private static void services(AppSpec app) {
        app.backing(postgres("db", db -> db.url("shop-services", "DATABASE_URL")
                        .at(peerNetwork("10.1.0.0/24"))
                        .maxConnections(60)))
                .networkPolicies(policies -> policies.monitoringFrom(peerNamespace("monitoring"))
                        .outlet("smtp", anyPeer(), 587)
                        .outlet("search", peerNetwork("10.1.1.0/24"), 9200))
                .metrics("metrics", 9394, podMonitor());
    }

    private static void placement(AppSpec app) {
        app.nodes(nodesOfArch("arm64"))
                .spread(spreadOver("topology.kubernetes.io/zone").and(spreadOver("kubernetes.io/hostname")));
    }

    /** What the shop is allowed, and who is allowed to look into it. */
    private static void tenancy(AppSpec app) {
        app.podSecurity(RESTRICTED)
                .recommendedLabels()
                .account(serviceAccount("shop"))
                .role("support", role -> role.may("get", "pods", "pods/log")
                        .may("list", "pods", "events")
                        .to(groupSubject("acme:support")))
                .limits(limits -> limits.maxMemory(gibibytes(8)));
    }

    /** One pod of each, on a cluster for developers, for as long as a branch lives. */
    private static void review(OverlaySpec review) {
        review.namespace("shop-review")
                .web(web -> web.host("review.shop.example")
                        .replicas(1)
                        .expose(ingress(ingress -> ingress.className("nginx").certManager("letsencrypt"))))
                .web("admin", admin -> admin.replicas(1))
                .cable(cable -> cable.replicas(1))
                .removeWorker("reports")
                .removeAccessory("scanner")
                .removeTask("notify")
                .cron("digest", digest -> digest.suspended())
                .cron("invoices", invoices -> invoices.suspended())
                .config("settings", config -> config.value("RAILS_LOG_LEVEL", "debug")
                        .remove("SCANNER"))
                .noNodes()
                .noMetrics()
                .networkPolicies(policies -> policies.ingressFrom(peerNamespace("ingress-nginx")))
                .quota(quota -> quota.cpu(cores(8)).memory(gibibytes(16)).pods(20));
    }

    /** As production is, but smaller: secrets sealed in the repository, and the new gateway, which production gets next. */
    private static void staging(OverlaySpec staging) {
        staging.namespace("shop-staging")
                .secret(sealedSecret("shop-secrets", secret -> secret.key("SECRET_KEY_BASE", Sealed.SECRET_KEY_BASE)
                        .key("STRIPE_KEY", Sealed.STRIPE_KEY)
                        .key("SMTP_PASSWORD", Sealed.SMTP_PASSWORD)))
                .web(web -> web.host("staging.shop.example")
                        .scale(scaleBetween(2, 4).onCpu(60))
                        .expose(gateway(
                                route -> route.gateway(gatewayParent("public").namespace("gateways"))
                                        .requestTimeout(minutes(1)))))
                .cron("digest", digest -> digest.suspended())
                .networkPolicies(policies -> policies.ingressFrom(peerNamespace("gateways")))
                .quota(quota -> quota.cpu(cores(20)).memory(gibibytes(48)).pods(60));
    }

    private static void production(OverlaySpec production) {
        production
                .namespace("shop")
                .with(Shop::productionSecrets)
                .with(Shop::productionServices)
                .with(Shop::productionJobs)
                .web(web -> web.host("shop.example")
                        .addHost("www.shop.example")
                        .puma(puma -> puma.workers(2).threads(3))
                        .scale(scaleBetween(3, 12).onCpu(60).scaleDown(steadyPace(minutes(10))))
                        .disruption(maxUnavailable("25%"))
                        .minReady(seconds(10))
                        .spread(spreadOver("topology.kubernetes.io/zone")
                                .hard()
                                .and(spreadOver("kubernetes.io/hostname")))
                        .expose(alb(alb -> alb.internetFacing()
                                .listenHttpAndHttps()
                                .sslRedirect()
                                .targets(TARGET_IP)
                                .healthPath("/up")
                                .attribute("idle_timeout.timeout_seconds", "60"))))
                .cable(cable -> cable.replicas(3))
                .networkPolicies(policies -> policies.ingressFrom(peerNetwork("10.0.0.0/16")))
                .quota(quota -> quota.cpu(cores(120)).memory(gibibytes(240)).pods(150));
    }

    private static void productionSecrets(OverlaySpec production) {
        var store = clusterSecretStore("aws-secretsmanager");
        production
                .secret(externalSecret("shop-secrets", store, secret -> secret.extract("shop/production/app")))
                .secret(externalSecret(
                        "shop-services", store, secret -> secret.key("DATABASE_URL", "shop/production/db", "pooled_url")
                                .key("REDIS_URL", "shop/production/redis", "url")
                                .key("REDIS_PASSWORD", "shop/production/redis", "password")
                                .refresh(minutes(15))))
                .secret(externalSecret("shop-login", store, secret -> secret.extract("shop/production/login")));
    }

    /** The cloud's Redis in place of the accessory, and PgBouncer before the database. */
    private static void productionServices(OverlaySpec production) {
        production
                .removeAccessory("redis")
                .env(env -> env.remove("REDIS_URL"))
                .addBacking(redis("redis", redis -> redis.url("shop-services", "REDIS_URL")
                        .at(peerNetwork("10.0.8.0/24"))))
                .backing("db", db -> db.at(peerPods("platform", "app", "pgbouncer"))
                        .port(6432)
                        .maxConnections(400))
                .account(
                        "shop",
                        account -> account.annotation(
                                "eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/shop-production"));
    }

    private static void productionJobs(OverlaySpec production) {
        production
                .worker(
                        "sidekiq",
                        sidekiq -> sidekiq.scale(keda(keda -> keda.between(2, 20)
                                .redis(redisServer("redis.shop.internal:6379")
                                        .password("shop-services", "REDIS_PASSWORD")
                                        .tls())
                                .prometheus("http://prometheus.monitoring:9090")
                                .queueLength("default", 50)
                                .queueLatency("critical", seconds(10))
                                .fallback(3, 5))))
                .worker(
                        "reports",
                        reports -> reports.scale(keda(keda -> keda.between(0, 4)
                                .postgres("shop-services", "DATABASE_URL")
                                .solidQueue(2)
                                .cooldown(minutes(15)))));
    }
}
