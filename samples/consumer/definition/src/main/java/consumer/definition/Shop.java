package consumer.definition;

import dev.railsk.app.RailsApp;

/** A shop, defined with railsk-dsl alone. */
public final class Shop {

    private Shop() {}

    /** The app. */
    public static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .worker("sidekiq", worker -> worker.queues("default", "mailers")));
    }
}
