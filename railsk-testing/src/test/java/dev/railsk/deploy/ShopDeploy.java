package dev.railsk.deploy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.config.Secrets;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.FakeCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A shop with web, worker, secret and migration, and a cluster to bring it to. */
final class ShopDeploy {

    static final Revision REVISION = Revision.of("abcd123");

    final FakeCluster cluster = FakeCluster.start();
    final List<DeployEvent> events = new ArrayList<>();
    final Cancellation cancellation = new Cancellation();
    DeployListener listener = events::add;
    DeployOptions options = DeployOptions.DEFAULT;
    Environment environment;

    ShopDeploy() {
        this(app -> {});
    }

    ShopDeploy(Consumer<AppSpec> more) {
        environment = RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .existingNamespace("shop")
                            .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
                            .env(env -> env.allFromSecret("shop-secrets"))
                            .web(web -> web.host("shop.example").replicas(2))
                            .worker("sidekiq", worker -> worker.replicas(1));
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    /** With all that the shop takes for granted. */
    static ShopDeploy ready() {
        ShopDeploy shop = new ShopDeploy();
        shop.cluster.namespace("shop").secret("shop", "shop-secrets", "SECRET_KEY_BASE");
        return shop;
    }

    /** Of an app that owns its namespace and needs no secret. */
    static ShopDeploy withOwnNamespace() {
        ShopDeploy shop = new ShopDeploy();
        shop.environment = RailsApp.define(
                        "shop", app -> app.image("ghcr.io/acme/shop").web(web -> web.replicas(1)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        return shop;
    }

    DeployReport deploy() {
        return deploy(REVISION);
    }

    DeployReport deploy(Revision revision) {
        events.clear();
        return Deployer.on(cluster).deploy(environment, revision, options, listener, cancellation);
    }

    <E extends DeployEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Every object's version, by kind and name, events and records of releases left out. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (ObjectKind kind : List.of(
                ObjectKind.DEPLOYMENT,
                ObjectKind.CONFIG_MAP,
                ObjectKind.SERVICE,
                ObjectKind.INGRESS,
                ObjectKind.POD_DISRUPTION_BUDGET,
                ObjectKind.JOB)) {
            for (LiveObject object : cluster.list(Selection.all(kind, "shop")).items()) {
                if (!object.labels().containsKey("railsk.dev/record")) {
                    versions.put(object.ref().toString(), object.resourceVersion());
                }
            }
        }
        return versions;
    }

    /** The line that defined the workload with this object. */
    String line(String object) {
        return environment
                .render(REVISION)
                .get("Deployment", object)
                .origin()
                .orElseThrow()
                .toString();
    }

    Tree deployment(String name) {
        return cluster.get(new ObjectRef(ObjectKind.DEPLOYMENT, "shop", name))
                .orElseThrow()
                .content();
    }

    boolean has(ObjectKind kind, String name) {
        return cluster.get(new ObjectRef(kind, "shop", name)).isPresent();
    }
}
