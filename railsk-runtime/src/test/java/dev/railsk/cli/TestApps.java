package dev.railsk.cli;

import dev.railsk.app.RailsApp;

/** Apps with several environments, and with one. */
final class TestApps {

    static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .web(web -> web.host("shop.example"))
            .worker("sidekiq", worker -> worker.queues("default"))
            .overlay("production", production -> production.nameSuffix("-production"))
            .overlay("staging", staging -> staging.namespace("shop-staging")));

    static final RailsApp ONE =
            RailsApp.define("one", app -> app.image("ghcr.io/acme/one:v1").web(web -> {}));

    private TestApps() {}
}
