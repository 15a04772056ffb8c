package rails;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.config.Secrets;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.Mount;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.task.When;
import dev.railsk.volume.Claim;
import dev.railsk.workload.AccessorySpec;
import dev.railsk.workload.WebSpec;
import java.time.Duration;
import java.util.Map;

/**
 * A Rails app with everything it needs in one namespace: nginx before Puma in each web pod, Sidekiq, PostgreSQL and Redis, a task of each
 * deploy and one of a timetable. The images are named by the environment variables {@code RAILSK_RAILS_IMAGE}, {@code
 * RAILSK_NGINX_IMAGE}, {@code RAILSK_POSTGRES_IMAGE} and {@code RAILSK_REDIS_IMAGE}; the storage class of the databases by {@code
 * RAILSK_STORAGE_CLASS}.
 */
public final class RealShop {

    private static final Resources RAILS = Resources.define(
            resources -> resources.cpu(Cpu.millis(50)).memory(Memory.mebibytes(128), Memory.mebibytes(512)));

    private static final String ANNOUNCE =
            "Sidekiq.redis { |redis| redis.call('RPUSH', 'shop:releases', ENV.fetch('SHOP_REVISION')) }";

    private static final String DIGEST = "Post.create!(title: \"digest of #{Post.count} posts\")";

    private RealShop() {}

    /** The app, its images as the environment variables say. */
    public static RailsApp app() {
        return app(System.getenv());
    }

    /** Run the command line, such as {@code deploy default --revision v1}. */
    public static void main(String... args) {
        Railsk.main(RealShop::app, args);
    }

    static RailsApp app(Map<String, String> variables) {
        return RailsApp.define("shop", app -> {
            define(app, variables);
            tasks(app);
        });
    }

    /** The definition without its tasks, for those who add to it. */
    static void define(AppSpec app, Map<String, String> variables) {
        String storageClass = variables.getOrDefault("RAILSK_STORAGE_CLASS", "standard");
        app.image(variables.getOrDefault("RAILSK_RAILS_IMAGE", "ghcr.io/acme/shop"))
                .secret(Secrets.existing(
                        "shop-env", "DATABASE_URL", "REDIS_URL", "SECRET_KEY_BASE", "POSTGRES_PASSWORD"))
                .env(env -> env.allFromSecret("shop-env").revision("SHOP_REVISION"))
                .files("nginx", files -> files.resource(RealShop.class, "nginx.conf"))
                .security(security -> security.runAs(1001))
                .accessory("postgres", postgres -> postgres.image(
                                variables.getOrDefault("RAILSK_POSTGRES_IMAGE", "postgres:15"))
                        .with(RealShop::postgres)
                        .volume("data", "/data", Claim.of(Memory.mebibytes(512)).storageClass(storageClass)))
                .accessory("redis", redis -> redis.image(variables.getOrDefault("RAILSK_REDIS_IMAGE", "redis:8.2"))
                        .with(RealShop::redis)
                        .volume("data", "/data", Claim.of(Memory.mebibytes(128)).storageClass(storageClass)))
                .web(web -> web.with(RealShop::puma)
                        .sidecar("nginx", nginx -> nginx.image(
                                        variables.getOrDefault("RAILSK_NGINX_IMAGE", "nginx:1.28"))
                                .with(RealShop::nginx))
                        .serve("proxy"))
                .worker("sidekiq", worker -> worker.queues("default")
                        .concurrency(2)
                        .timeout(Duration.ofSeconds(5))
                        .resources(RAILS));
    }

    private static void postgres(AccessorySpec postgres) {
        postgres.port("postgres", 5432)
                .env(env -> env.fromSecret("POSTGRES_PASSWORD", "shop-env", "POSTGRES_PASSWORD"))
                // The image has a user of its own, who made its files.
                .security(security -> security.noRunAs())
                // PostgreSQL takes an orphan of a shell that was stopped too late for one of its own that crashed, and
                // starts anew.
                .readiness(soon(Probe.exec("sh", "-c", "exec /usr/lib/postgresql/*/bin/pg_isready -h 127.0.0.1 -U app"))
                        .timeout(Duration.ofSeconds(5)));
    }

    /** Every write goes to the log on the claim, so that no job is lost with the pod. */
    private static void redis(AccessorySpec redis) {
        redis.command("redis-server", "--dir", "/data", "--appendonly", "yes", "--protected-mode", "no")
                .port("redis", 6379)
                .readiness(soon(Probe.exec("redis-cli", "ping")).timeout(Duration.ofSeconds(5)));
    }

    private static void puma(WebSpec web) {
        web.replicas(2)
                .anyHost()
                .port("http", 3000)
                .command("bundle", "exec", "puma", "-C", "config/puma.rb")
                .startup(soon(Probe.http("/up")).failureThreshold(60))
                .readiness(soon(Probe.http("/up")))
                .liveness(Probe.http("/up"))
                .resources(RAILS);
    }

    /** Takes the requests of its pod, and hands them to Puma over loopback. */
    private static void nginx(ContainerSpec nginx) {
        nginx.command("nginx", "-c", "/etc/nginx/shop/nginx.conf", "-g", "daemon off;")
                .mount(Mount.of("nginx", "/etc/nginx/shop").readOnly())
                .port("proxy", 8080)
                .readiness(soon(Probe.http("/nginx-up")))
                .resources(
                        resources -> resources.cpu(Cpu.millis(10)).memory(Memory.mebibytes(16), Memory.mebibytes(64)));
    }

    /** What a deploy does beside the rollout, and what runs by a timetable. */
    static void tasks(AppSpec app) {
        app.task("announce", announce -> announce.when(When.BEFORE_ROLLOUT)
                        .command("bin/rails", "runner", ANNOUNCE)
                        .deadline(Duration.ofMinutes(2))
                        .resources(RAILS))
                .cron("digest", digest -> digest.at("* * * * *")
                        .command("bin/rails", "runner", DIGEST)
                        .startWithin(Duration.ofSeconds(30))
                        .deadline(Duration.ofMinutes(1))
                        .resources(RAILS));
    }

    private static Probe soon(Probe probe) {
        return probe.period(Duration.ofSeconds(1));
    }
}
