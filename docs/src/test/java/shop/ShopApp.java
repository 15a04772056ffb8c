package shop;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.quantity.Memory;
import dev.railsk.task.When;

/** A shop with web, secret, migration and a task. */
public final class ShopApp {

    /** The app. */
    public static final RailsApp APP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .existingNamespace("shop")
            .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
            .env(env -> env.allFromSecret("shop-secrets"))
            .web(web -> web.host("shop.example")
                    .resources(resources -> resources.memory(Memory.mebibytes(256), Memory.mebibytes(512))))
            .migration(migration -> migration.command("bin/rails", "db:migrate"))
            .task("search", task -> task.when(When.AFTER_ROLLOUT).command("bin/rails", "search:reindex")));

    private ShopApp() {}
}
