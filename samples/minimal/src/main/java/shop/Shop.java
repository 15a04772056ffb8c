package shop;

import static dev.railsk.Words.*;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;

/** A shop: a web process, a worker, and a staging environment. */
public final class Shop {

    private Shop() {}

    /** The whole definition; everything else is a default. */
    public static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(existingSecret("shop-secrets", "SECRET_KEY_BASE", "DATABASE_URL", "REDIS_URL"))
                .env(env -> env.allFromSecret("shop-secrets"))
                .web(web -> web.host("shop.example"))
                .worker("sidekiq", worker -> worker.queues("default", "mailers"))
                .overlay("production", production -> production.web(web -> web.replicas(3)))
                .overlay("staging", staging -> staging.namespace("shop-staging")
                        .web(web -> web.host("staging.shop.example"))));
    }

    /** Run the command line, such as {@code render staging --revision abcd123}. */
    public static void main(String... args) {
        Railsk.main(Shop::app, args);
    }
}
