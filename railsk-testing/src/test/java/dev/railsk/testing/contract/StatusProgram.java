package dev.railsk.testing.contract;

import dev.railsk.app.RailsApp;
import dev.railsk.cli.Railsk;

/** A script of an app, as a process of its own. */
public final class StatusProgram {

    private StatusProgram() {}

    static RailsApp app() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .existingNamespace("default")
                .web(web -> {}));
    }

    /** As a script's. */
    public static void main(String... arguments) {
        Railsk.main(StatusProgram::app, arguments);
    }
}
