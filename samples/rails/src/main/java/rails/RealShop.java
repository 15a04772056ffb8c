package rails;

import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import dev.railsk.workload.AccessorySpec;
import java.time.Duration;
import java.util.Map;

/**
 * A Rails app with everything it needs in one namespace: Puma, Sidekiq, PostgreSQL and Redis. The images are named by the
 * environment variables {@code RAILSK_RAILS_IMAGE}, {@code RAILSK_POSTGRES_IMAGE} and {@code RAILSK_REDIS_IMAGE}; the storage
 * class of the database by {@code RAILSK_STORAGE_CLASS}.
 */
public final class RealShop {

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
        return RailsApp.define("shop", app -> define(app, variables));
    }

    /** The definition, for those who add to it. */
    static void define(AppSpec app, Map<String, String> variables) {
        app.image(variables.getOrDefault("RAILSK_RAILS_IMAGE", "ghcr.io/acme/shop"))
                .secret(Secrets.existing(
                        "shop-env", "DATABASE_URL", "REDIS_URL", "SECRET_KEY_BASE", "POSTGRES_PASSWORD"))
                .env(env -> env.allFromSecret("shop-env"))
                .security(security -> security.runAs(1001))
                .accessory("postgres", postgres -> {
                    postgres.image(variables.getOrDefault("RAILSK_POSTGRES_IMAGE", "postgres:15"));
                    postgres(postgres, variables.getOrDefault("RAILSK_STORAGE_CLASS", "standard"));
                })
                .accessory("redis", redis -> redis.image(variables.getOrDefault("RAILSK_REDIS_IMAGE", "redis:8.2"))
                        .port("redis", 6379)
                        .readiness(soon(Probe.tcp())))
                .web(web -> web.replicas(2)
                        .anyHost()
                        .port("http", 3000)
                        .command("bundle", "exec", "puma", "-C", "config/puma.rb")
                        .startup(soon(Probe.http("/up")).failureThreshold(60))
                        .readiness(soon(Probe.http("/up")))
                        .liveness(Probe.http("/up"))
                        .resources(resources ->
                                resources.cpu(Cpu.millis(50)).memory(Memory.mebibytes(128), Memory.mebibytes(512))))
                .worker("sidekiq", worker -> worker.queues("default")
                        .concurrency(2)
                        .timeout(Duration.ofSeconds(5))
                        .resources(resources ->
                                resources.cpu(Cpu.millis(50)).memory(Memory.mebibytes(128), Memory.mebibytes(512))));
    }

    private static void postgres(AccessorySpec postgres, String storageClass) {
        postgres.port("postgres", 5432)
                .env(env -> env.fromSecret("POSTGRES_PASSWORD", "shop-env", "POSTGRES_PASSWORD"))
                .volume("data", "/data", Claim.of(Memory.mebibytes(512)).storageClass(storageClass))
                // The image has a user of its own, who made its files.
                .editPods(Edit.merge("spec: {securityContext: {runAsUser: null, runAsGroup: null}}"))
                .readiness(soon(Probe.exec("sh", "-c", "/usr/lib/postgresql/*/bin/pg_isready -h 127.0.0.1 -U app")));
    }

    private static Probe soon(Probe probe) {
        return probe.period(Duration.ofSeconds(1));
    }
}
