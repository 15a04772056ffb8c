package dev.railsk.testing.arbitrary;

import dev.railsk.app.AppSpec;
import dev.railsk.config.ConfigFilesSpec;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.ConfigSpec;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.SealedScope;
import dev.railsk.config.SecretDeletion;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.Volume;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Where config, secrets and files of an app come from. */
final class SourceMenu {

    private static final String CIPHERTEXT = "AgB" + "y3i4".repeat(100) + "A";

    private SourceMenu() {}

    static Menu<ConfigSpec> config() {
        return new Menu<ConfigSpec>()
                .must(
                        Phrase.of("value(\"LANG\", \"en\")", config -> config.value("LANG", "en")),
                        Phrase.of("value(\"LANG\", \"de\")", config -> config.value("LANG", "de")),
                        Phrase.of("value(\"LANG\", \"yes\")", config -> config.value("LANG", "yes")),
                        Phrase.of("value(\"LANG\", \"a\\nb: 'c'\\n\")", config -> config.value("LANG", "a\nb: 'c'\n")))
                .number("value(\"LIMIT\", \"%d\")", 0, 1000, (config, n) -> config.value("LIMIT", "" + n))
                .word(
                        "addEnvFile(EnvFile.text(EnvDialect.KUSTOMIZE, \"MORE=1\"))",
                        config -> config.addEnvFile(EnvFile.text(EnvDialect.KUSTOMIZE, "MORE=1")))
                .word("immutable()", config -> config.immutable());
    }

    static Menu<ConfigSpec> plainConfig() {
        return new Menu<ConfigSpec>()
                .must(Phrase.of("value(\"A\", \"1\")", config -> config.value("A", "1")))
                .number("value(\"LIMIT\", \"%d\")", 0, 1000, (config, n) -> config.value("LIMIT", "" + n))
                .oneOf(
                        Phrase.of(
                                "rollout(ConfigRollout.CHECKSUM_ANNOTATION)",
                                config -> config.rollout(ConfigRollout.CHECKSUM_ANNOTATION)),
                        Phrase.of("rollout(ConfigRollout.NONE)", config -> config.rollout(ConfigRollout.NONE)));
    }

    static Menu<ConfigFilesSpec> files() {
        return new Menu<ConfigFilesSpec>()
                .must(Phrase.of(
                        "text(\"proxy.conf\", \"listen 80;\")", files -> files.text("proxy.conf", "listen 80;")))
                .word("text(\"b.conf\", \"on\")", files -> files.text("b.conf", "on"))
                .word("immutable()", files -> files.immutable());
    }

    static Arbitrary<Phrase<AppSpec>> secrets() {
        return Arbitraries.of(
                Phrase.of(
                        "secret(Secrets.existing(\"app-secrets\"))",
                        app -> app.secret(Secrets.existing("app-secrets"))),
                Phrase.of(
                        "secret(Secrets.external(\"app-secrets\", Store.cluster(\"aws\"), s -> s.key(\"KEY\", \"k\")"
                                + ".key(\"URL\", \"u\", \"p\")))",
                        app -> app.secret(Secrets.external("app-secrets", Store.cluster("aws"), s -> s.key("KEY", "k")
                                .key("URL", "u", "p")
                                .refresh(Duration.ofHours(1))
                                .deletion(SecretDeletion.DELETE)))),
                Phrase.of(
                        "secret(Secrets.external(\"app-secrets\", Store.namespaced(\"vault\"), s -> s.extract(\"shop\")))",
                        app -> app.secret(
                                Secrets.external("app-secrets", Store.namespaced("vault"), s -> s.extract("shop")))),
                Phrase.of(
                        "secret(Secrets.sealed(\"app-secrets\", s -> s.key(\"KEY\", ..).key(\"URL\", ..)))",
                        app -> app.secret(Secrets.sealed("app-secrets", s -> s.key("KEY", CIPHERTEXT)
                                .key("URL", CIPHERTEXT)
                                .scope(SealedScope.NAMESPACE_WIDE)))),
                Phrase.of(
                        "secret(Secrets.fetched(\"app-secrets\", s -> s.stdin(\"KEY\").command(\"URL\", \"op\", \"read\")))",
                        app -> app.secret(Secrets.fetched(
                                "app-secrets", s -> s.stdin("KEY").command("URL", "op", "read")))),
                Phrase.of(
                        "secret(Secrets.plainText(\"app-secrets\", s -> s.envFile(EnvFile.text(EnvDialect.STRICT, ..))))",
                        app -> app.secret(Secrets.plainText(
                                "app-secrets",
                                s -> s.envFile(EnvFile.text(EnvDialect.STRICT, "KEY=1\nURL=redis://a"))))));
    }

    static Arbitrary<Phrase<AppSpec>> uploads() {
        return Arbitraries.of(
                Phrase.of(
                        "volume(\"uploads\", Volume.claim(Memory.gibibytes(5)).sharedByNodes())",
                        app -> app.volume(
                                "uploads", Volume.claim(Memory.gibibytes(5)).sharedByNodes())),
                Phrase.of(
                        "volume(\"uploads\", Volume.claim(Memory.gibibytes(5)).sharedByNodes().storageClass(\"efs\"))",
                        app -> app.volume(
                                "uploads",
                                Volume.claim(Memory.gibibytes(5))
                                        .sharedByNodes()
                                        .storageClass("efs"))));
    }

    static Arbitrary<Phrase<AppSpec>> caches() {
        return Arbitraries.of(
                Phrase.of(
                        "volume(\"cache\", Volume.emptyDir().limit(Memory.mebibytes(64)).inMemory())",
                        app -> app.volume(
                                "cache",
                                Volume.emptyDir().limit(Memory.mebibytes(64)).inMemory())),
                Phrase.of(
                        "volume(\"cache\", Volume.ephemeral(Volume.claim(Memory.gibibytes(1))))",
                        app -> app.volume("cache", Volume.ephemeral(Volume.claim(Memory.gibibytes(1))))),
                Phrase.of(
                        "volume(\"cache\", Volume.downwardApi(\"labels\", \"metadata.labels\"))",
                        app -> app.volume("cache", Volume.downwardApi("labels", "metadata.labels"))),
                Phrase.of(
                        "volume(\"cache\", Volume.csi(\"secrets-store.csi.k8s.io\").readOnly())",
                        app -> app.volume(
                                "cache", Volume.csi("secrets-store.csi.k8s.io").readOnly())));
    }

    static Arbitrary<Phrase<AppSpec>> keys() {
        return Arbitraries.of(
                Phrase.of(
                        "volume(\"keys\", Volume.projected(Volume.secret(\"app-secrets\"), Volume.config(\"settings\"),"
                                + " ProjectedSource.token(\"token\", \"vault\")))",
                        app -> app.volume(
                                "keys",
                                Volume.projected(
                                        Volume.secret("app-secrets"),
                                        Volume.config("settings"),
                                        ProjectedSource.token("token", "vault"))),
                        Needed.SECRETS,
                        Needed.SETTINGS),
                Phrase.of(
                        "volume(\"keys\", Volume.secret(\"app-secrets\").key(\"KEY\", \"key.pem\").mode(\"0400\"))",
                        app -> app.volume(
                                "keys",
                                Volume.secret("app-secrets")
                                        .key("KEY", "key.pem")
                                        .mode("0400")),
                        Needed.SECRETS),
                Phrase.of(
                        "volume(\"keys\", Volume.config(\"proxy\").optional())",
                        app -> app.volume("keys", Volume.config("proxy").optional()),
                        Needed.FILES));
    }
}
