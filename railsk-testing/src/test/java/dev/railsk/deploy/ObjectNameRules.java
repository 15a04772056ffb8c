package dev.railsk.deploy;

import static dev.railsk.deploy.FieldRules.LONG;

import dev.railsk.app.OverlaySpec;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Names of objects. They cannot be patched: what the definition refuses here is not asked of the server. */
final class ObjectNameRules {

    static final List<FieldRule> OBJECTS = List.of(
            named("Deployment", (app, value) -> app.web(web -> web.objectName(value))),
            named("Service", (app, value) -> app.web(web -> web.service(service -> service.name(value)))),
            named("Deployment", (app, value) -> app.addWorker(value, worker -> worker.queues("default"))),
            named(
                    "StatefulSet",
                    (app, value) -> app.addAccessory(
                            value, store -> store.image("redis:8").port("redis", 6379))),
            named(
                    "Service",
                    (app, value) -> app.addAccessory(
                            value, store -> store.image("redis:8").port("redis", 6379))),
            named(
                    "CronJob",
                    (app, value) -> app.addCron(value, cron -> cron.at("@daily").command("true"))),
            named("ConfigMap", (app, value) -> app.addConfig(value, config -> config.value("A", "1"))),
            named("Deployment", (app, value) -> app.nameSuffix(value)));

    private ObjectNameRules() {}

    static FieldRule named(String kind, BiConsumer<OverlaySpec, String> word) {
        return new FieldRule(
                "name of a " + kind,
                kind,
                (app, value) -> word.accept(app, (String) value),
                value -> value,
                List.of(
                        "a",
                        "a-b",
                        "a.b",
                        "A",
                        "a_b",
                        "-a",
                        "a-",
                        "1",
                        "",
                        "a".repeat(40),
                        "a".repeat(52),
                        "a".repeat(57),
                        LONG,
                        LONG + "a",
                        "a".repeat(254)),
                Set.of());
    }
}
