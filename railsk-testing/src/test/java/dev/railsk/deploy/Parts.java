package dev.railsk.deploy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.container.ContainerWords;
import dev.railsk.image.Revision;
import dev.railsk.probe.Probe;
import java.util.Map;

/**
 * An app with every kind of container: a main one, a sidecar that serves a page, an init container that writes it, a StatefulSet's, a
 * CronJob's. All of them run in an image that has a shell, and each can be told to break.
 *
 * @param image the image, without a tag
 * @param tag the image's tag
 * @param namespace where it is deployed
 */
record Parts(String image, String tag, String namespace) {

    /** The containers that break, by the workload that they are in. */
    static final Map<String, String> BREAKABLE =
            Map.of("web", "web", "mail", "assets", "index", "page", "store", "store");

    /** The image that a node without a way to a registry has, or any. */
    static Parts on(String namespace) {
        String image = System.getenv().getOrDefault("RAILSK_TEST_IMAGE", "busybox:1.36");
        int colon = image.lastIndexOf(':');
        return new Parts(image.substring(0, colon), image.substring(colon + 1), namespace);
    }

    Revision revision() {
        return Revision.of(tag);
    }

    /** All is well. */
    Environment sound() {
        return environment(false);
    }

    /** Each workload and the cron task has one container that ends with an error. */
    Environment broken() {
        return environment(true);
    }

    private Environment environment(boolean breaks) {
        return RailsApp.define("parts", app -> app.image(image)
                        .namespace(namespace)
                        .security(security -> security.runAs(1001))
                        .noMigration()
                        .web(web -> run(web.replicas(1).anyHost().noHealth(), breaks, "web", serve(3000)))
                        .worker("mail", mail -> run(mail.replicas(1), false, "mail", "sleep 3600")
                                .init("page", page -> run(page, false, "page", "echo ok > /tmp/index.html"))
                                .sidecar("assets", assets -> run(assets, breaks, "assets", serve(8080))
                                        .port("assets", 8080)
                                        .readiness(Probe.http("/index.html"))))
                        .worker("index", index -> run(index.replicas(1), false, "index", "sleep 3600")
                                .init("page", page -> run(page, breaks, "page", "echo ok")))
                        .accessory("store", store -> run(store.image(image + ":" + tag), breaks, "store", "sleep 3600"))
                        .cron("tick", tick -> run(tick.at("* * * * *"), breaks, "tick", "echo tick")))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    private static <S extends ContainerWords<S>> S run(S container, boolean breaks, String name, String script) {
        return container.command("sh", "-c", breaks ? "echo broken " + name + "; exit 7" : script);
    }

    private static String serve(int port) {
        return "httpd -f -p " + port + " -h /tmp";
    }
}
