package dev.railsk.testing.arbitrary;

import dev.railsk.app.AppSpec;
import dev.railsk.backing.Backing;
import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.volume.Volume;
import java.util.function.Consumer;

/** Parts of an app that others refer to, each as short as it may be written. An app that has them otherwise has them so. */
enum Needed {
    SECRETS(
            "secret(Secrets.existing(\"app-secrets\", \"KEY\", \"URL\"))",
            app -> app.secret(Secrets.existing("app-secrets", "KEY", "URL"))),
    SETTINGS(
            "config(\"settings\", x -> x.value(\"LANG\", \"en\"))",
            app -> app.config("settings", config -> config.value("LANG", "en"))),
    FEATURES(
            "config(Configs.existing(\"features\", \"FLAG\"))",
            app -> app.config(Configs.existing("features", "FLAG"))),
    FILES(
            "files(\"proxy\", x -> x.text(\"proxy.conf\", \"listen 80;\"))",
            app -> app.files("proxy", files -> files.text("proxy.conf", "listen 80;"))),
    UPLOADS(
            "volume(\"uploads\", Volume.existingClaim(\"uploads\"))",
            app -> app.volume("uploads", Volume.existingClaim("uploads"))),
    CACHE("volume(\"cache\", Volume.emptyDir())", app -> app.volume("cache", Volume.emptyDir())),
    KEYS(
            "volume(\"keys\", Volume.secret(\"app-secrets\"))",
            app -> app.volume("keys", Volume.secret("app-secrets")),
            SECRETS),
    NODE_LOGS(
            "volume(\"node-logs\", Volume.hostPath(\"/var/log\", \"reads the node's logs\"))",
            app -> app.volume("node-logs", Volume.hostPath("/var/log", "reads the node's logs"))),
    POSTGRES("backing(Backing.postgres(\"db\", x -> x))", app -> app.backing(Backing.postgres("db", db -> {}))),
    WEB("web(x -> x)", app -> app.web(web -> {})),
    MAILERS("worker(\"mailers\", x -> x)", app -> app.worker("mailers", worker -> {})),
    CONSUMER(
            "process(\"consumer\", x -> x.command(\"consume\"))",
            app -> app.process("consumer", process -> process.command("consume"))),
    CLOCK("clock(\"clock\", x -> x.command(\"clock\"))", app -> app.clock("clock", clock -> clock.command("clock"))),
    STORE(
            "accessory(\"store\", x -> x.image(\"redis:8\"))",
            app -> app.accessory("store", store -> store.image("redis:8"))),
    NIGHTLY(
            "cron(\"nightly\", x -> x.at(\"@daily\").command(\"tidy\"))",
            app -> app.cron("nightly", cron -> cron.at("@daily").command("tidy"))),
    ASSETS("task(\"assets\", x -> x.command(\"assets\"))", app -> app.task("assets", task -> task.command("assets")));

    @SuppressWarnings("ImmutableEnumChecker") // a phrase never changes; the checker does not see into its lambda
    private final Phrase<AppSpec> shortest;

    Needed(String text, Consumer<AppSpec> words, Needed... needs) {
        shortest = Phrase.of(text, words, needs);
    }

    Phrase<AppSpec> shortest() {
        return shortest;
    }
}
