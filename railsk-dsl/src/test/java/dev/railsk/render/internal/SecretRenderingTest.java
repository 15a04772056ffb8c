package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.config.ExternalSecretSpec;
import dev.railsk.config.FetchedSecret;
import dev.railsk.config.PlainTextSecretSpec;
import dev.railsk.config.Refresh;
import dev.railsk.config.RemoteDecoding;
import dev.railsk.config.RemoteKey;
import dev.railsk.config.SealedScope;
import dev.railsk.config.SecretCreation;
import dev.railsk.config.SecretDeletion;
import dev.railsk.config.SecretValue;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.manifest.internal.KustomizeHash;
import dev.railsk.problem.DefinitionException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SecretRenderingTest {

    private static final String CIPHERTEXT = "AgB" + "y3i4".repeat(100) + "A";
    private static final EnvFile TWO = EnvFile.text(EnvDialect.STRICT, "USER=shop\nPASSWORD=hunter22\n");
    private static final Map<String, String> DATA = Map.of("USER", "c2hvcA==", "PASSWORD", "aHVudGVyMjI=");

    /** A part of an app. */
    private interface AppPart {
        void write(AppSpec app);
    }

    private static RenderedShop shop(AppPart... parts) {
        return RenderedShop.of(app -> {
            app.noScratch().web(web -> {});
            for (AppPart part : parts) {
                part.write(app);
            }
        });
    }

    private static RenderedShop external(Consumer<ExternalSecretSpec> definition) {
        return shop(app -> app.secret(Secrets.external("sentry", Store.cluster("aws"), definition)));
    }

    @Test
    void rendersASecretOfAStore() {
        RenderedShop shop = external(s -> s.key("dsn", "common/sentry", "publisher-dsn")
                .key("ca", RemoteKey.of("common/ca").version("3").decoding(RemoteDecoding.BASE64))
                .refresh(Duration.ofMinutes(90)));

        assertThat(shop.only("ExternalSecret").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: sentry, namespace: shop}
                spec:
                  refreshPolicy: Periodic
                  refreshInterval: 1h30m0s
                  secretStoreRef: {name: aws, kind: ClusterSecretStore}
                  target: {name: sentry}
                  data:
                  - secretKey: dsn
                    remoteRef: {key: common/sentry, property: publisher-dsn}
                  - secretKey: ca
                    remoteRef: {key: common/ca, version: '3', decodingStrategy: Base64}
                """));
    }

    @Test
    void rendersHowASecretOfAStoreIsMade() {
        RenderedShop shop = external(s -> s.store(Store.namespaced("vault"))
                .extract("common/sentry")
                .find("^shop/")
                .refresh(Refresh.once())
                .creation(SecretCreation.ORPHAN)
                .deletion(SecretDeletion.DELETE)
                .type("example.com/dsn")
                .template("dsn", "https://{{ .token }}@sentry.example"));

        assertThat(shop.at("ExternalSecret", "spec").value())
                .isEqualTo(
                        yaml(
                                """
                refreshPolicy: CreatedOnce
                secretStoreRef: {name: vault, kind: SecretStore}
                target:
                  name: sentry
                  creationPolicy: Orphan
                  deletionPolicy: Delete
                  template:
                    type: example.com/dsn
                    data: {dsn: 'https://{{ .token }}@sentry.example'}
                dataFrom:
                - extract: {key: common/sentry}
                - find: {name: {regexp: ^shop/}}
                """));
        assertThat(external(s -> s.key("a", "b").refresh(Refresh.onChange()))
                        .at("ExternalSecret", "spec", "refreshPolicy")
                        .text())
                .contains("OnChange");
    }

    @Test
    void makesAPullSecretFromAStoreUnderItsSuffix() {
        RenderedShop shop = shop(app -> app.nameSuffix("-blue")
                .secret(Secrets.external("registry", Store.cluster("aws"), s -> s.key("user", "ghcr/user")
                        .key("token", "ghcr/token")
                        .dockerConfig("ghcr.io", "user", "token")))
                .pullSecrets("registry"));

        Tree template = shop.at("ExternalSecret", "spec", "target", "template");
        assertThat(template.at("type").text()).contains("kubernetes.io/dockerconfigjson");
        assertThat(template.at("data", ".dockerconfigjson").text())
                .contains("{\"auths\":{\"ghcr.io\":{\"username\":{{ (index . \"user\") | toJson }},"
                        + "\"password\":{{ (index . \"token\") | toJson }},"
                        + "\"auth\":\"{{ printf \"%s:%s\" (index . \"user\") (index . \"token\") | b64enc }}\"}}}");
        assertThat(shop.pod("imagePullSecrets").value()).isEqualTo(yaml("[{name: registry-blue}]"));
    }

    @Test
    void rendersSealedSecretsWithTheirScope() {
        RenderedShop shop = shop(app -> app.secret(Secrets.sealed("smtp", s -> s.key("PASSWORD", CIPHERTEXT)
                .scope(SealedScope.NAMESPACE_WIDE)
                .type("example.com/smtp"))));

        assertThat(shop.only("SealedSecret").value())
                .isEqualTo(yaml(
                        """
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata:
                  name: smtp
                  namespace: shop
                  annotations: {sealedsecrets.bitnami.com/namespace-wide: 'true'}
                spec:
                  encryptedData: {PASSWORD: %s}
                  template:
                    metadata:
                      name: smtp
                      namespace: shop
                      annotations: {sealedsecrets.bitnami.com/namespace-wide: 'true'}
                    type: example.com/smtp
                """
                                .formatted(CIPHERTEXT)));
        assertThat(shop(app -> app.secret(Secrets.sealed("smtp", s -> s.key("K", CIPHERTEXT))))
                        .at("SealedSecret", "metadata", "annotations")
                        .isPresent())
                .isFalse();
    }

    @Test
    void rendersPlainTextUnderKustomizesHash() {
        RenderedShop shop = shop(
                app -> app.secret(Secrets.plainText("smtp", s -> s.envFile(TWO).immutable()))
                        .env(env -> env.fromSecret("USER", "smtp", "USER").allFromSecret("smtp")));

        String name = "smtp-" + KustomizeHash.ofSecret("Opaque", DATA);
        assertThat(shop.only("Secret").value())
                .isEqualTo(yaml(
                        """
                apiVersion: v1
                kind: Secret
                metadata: {name: %s, namespace: shop}
                type: Opaque
                data: {USER: c2hvcA==, PASSWORD: aHVudGVyMjI=}
                immutable: true
                """
                                .formatted(name)));
        assertThat(shop.container("env")
                        .items()
                        .get(0)
                        .at("valueFrom", "secretKeyRef", "name")
                        .text())
                .contains(name);
        assertThat(shop.container("envFrom").value()).isEqualTo(yaml("[{secretRef: {name: " + name + "}}]"));
    }

    @Test
    void restartsPodsByAChecksumThatIsAnotherForEachSecret() {
        Consumer<PlainTextSecretSpec> both = s -> s.envFile(TWO).rollout(ConfigRollout.CHECKSUM_ANNOTATION);
        RenderedShop shop = shop(app -> app.secret(Secrets.plainText("a", both))
                .secret(Secrets.plainText("b", both))
                .secret(Secrets.plainText("unused", both))
                .env(env -> env.allFromSecret("a").optionalFromSecret("USER", "b", "USER")));

        Map<String, Tree> annotations =
                shop.podTemplate().at("metadata", "annotations").entries();
        assertThat(annotations.keySet()).containsExactly("checksum/secret-a", "checksum/secret-b");
        assertThat(annotations.values()).doesNotHaveDuplicates();
        assertThat(annotations.values()).doesNotContain(Tree.of(KustomizeHash.ofSecret("Opaque", DATA)));
    }

    @Test
    void rendersNothingOfFetchedSecretsButTheirNames() {
        RenderedShop shop = shop(app -> app.nameSuffix("-blue")
                .secret(Secrets.fetched(
                        "keys", s -> s.file("A", "a.txt").stdin("B").command("C", "op", "read", "op://c")))
                .env(env -> env.fromSecret("A", "keys", "A")));

        assertThat(shop.objects()).noneMatch(object -> object.contains("keys"));
        assertThat(shop.container("env")
                        .items()
                        .get(0)
                        .at("valueFrom", "secretKeyRef", "name")
                        .text())
                .contains("keys-blue");
    }

    @Test
    void rendersAFetchedSecretOnceItsValuesAreThere() {
        Environment environment = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .namespace("shop")
                        .web(web -> web.host("shop.example"))
                        .secret(Secrets.fetched("keys", s -> s.stdin("A")
                                .file("B", "b.txt")
                                .type("example.com/keys")
                                .immutable()))
                        .env(env -> env.fromSecret("A", "keys", "A")))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        Map<String, SecretValue> values = Map.of("A", new SecretValue("MQ=="), "B", new SecretValue("Mg=="));

        ManifestSet set = environment.withFetched(Map.of("keys", values)).render(Revision.of("a"));

        Tree secret = set.manifests().stream()
                .filter(manifest -> manifest.kind().equals("Secret"))
                .findFirst()
                .orElseThrow()
                .tree();
        String name = "keys-" + KustomizeHash.ofSecret("example.com/keys", Map.of("A", "MQ==", "B", "Mg=="));
        assertThat(secret.at("metadata", "name").text()).contains(name);
        assertThat(secret.at("type").text()).contains("example.com/keys");
        assertThat(secret.at("immutable").isTrue()).isTrue();
        assertThat(secret.at("data").map()).isEqualTo(Map.of("A", "MQ==", "B", "Mg=="));
        assertThat(set.get("Deployment", "shop-web").tree().toJson()).contains("\"" + name + "\"");
    }

    @Test
    void takesTheValuesOfAllKeysOfAFetchedSecretAndNoOthers() {
        FetchedSecret secret = Secrets.fetched("keys", s -> s.stdin("A").file("B", "b.txt"));

        assertThatThrownBy(() -> secret.holding(Map.of("A", new SecretValue("MQ=="))))
                .hasMessage("the values of secret \"keys\" must be those of A, B, but are of A");
    }

    @Test
    void changesSecretsInAnOverlayByTheirOwnWord() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> {})
                .secret(Secrets.external("sentry", Store.cluster("aws"), s -> s.key("dsn", "staging/sentry")))
                .overlay(
                        "production",
                        production -> production.externalSecret(
                                "sentry", s -> s.key("dsn", "production/sentry").store(Store.cluster("vault")))));

        Tree spec = app.environment("production")
                .render(Revision.of("a"))
                .get("ExternalSecret", "sentry")
                .tree()
                .at("spec");
        assertThat(spec.at("data").items().get(0).at("remoteRef", "key").text()).contains("production/sentry");
        assertThat(spec.at("secretStoreRef", "name").text()).contains("vault");
    }

    @Test
    void refusesTheWordOfAnotherKindOfSecret() {
        assertRefused(
                () -> RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                        .web(web -> {})
                        .secret(Secrets.existing("keys"))
                        .overlay("x", x -> x.sealedSecret("keys", s -> s.key("A", CIPHERTEXT)))),
                "the base's secret \"keys\" comes from elsewhere");
    }

    @Test
    void tellsMisspeltKeysOfSecretsThatItKnows() {
        AppPart[] known = {
            app -> app.secret(Secrets.external("k", Store.cluster("aws"), s -> s.key("DATABASE_URL", "db"))),
            app -> app.secret(Secrets.sealed("k", s -> s.key("DATABASE_URL", CIPHERTEXT))),
            app -> app.secret(Secrets.fetched("k", s -> s.stdin("DATABASE_URL"))),
            app -> app.secret(Secrets.plainText("k", s -> s.envFile(EnvFile.text(EnvDialect.STRICT, "DATABASE_URL=x"))))
        };
        for (AppPart declared : known) {
            assertRefused(
                    () -> shop(declared, app -> app.env(env -> env.fromSecret("A", "k", "DATABSE_URL"))),
                    "secret \"k\" has no key \"DATABSE_URL\"",
                    "Name one of: DATABASE_URL.");
        }
        shop(
                app -> app.secret(Secrets.external("k", Store.cluster("aws"), s -> s.extract("all"))),
                app -> app.env(env -> env.fromSecret("A", "k", "ANY")));
    }

    @Test
    void refusesWhatIsNoCiphertextWithoutShowingIt() {
        assertThatThrownBy(() -> Secrets.sealed("smtp", s -> s.key("PASSWORD", "hunter22")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("what stands for \"PASSWORD\" is no ciphertext of kubeseal: that is base64 of 274"
                        + " bytes or more")
                .hasMessageContaining(
                        "Make one with kubeseal --raw. If a value stood here, change it: it is in the code now.")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void refusesAChecksumOfASingleValue() {
        assertRefused(
                () -> Secrets.plainText("k", s -> s.envFile(EnvFile.text(EnvDialect.STRICT, "PIN=1234"))
                        .rollout(ConfigRollout.CHECKSUM_ANNOTATION)),
                "a secret of a single value must not have its checksum shown, by which the value can be guessed");
    }

    @Test
    void refusesTypesWithoutTheirKeys() {
        assertRefused(
                () -> Secrets.sealed("tls", s -> s.key("tls.crt", CIPHERTEXT).type("kubernetes.io/tls")),
                "a secret of type kubernetes.io/tls must have the key \"tls.key\", but has tls.crt");
        assertRefused(
                () -> Secrets.external(
                        "r", Store.cluster("aws"), s -> s.key("user", "u").dockerConfig("ghcr.io", "user", "pass")),
                "there is no key \"pass\" for the registry's user or password");
        assertRefused(
                () -> Secrets.fetched("k", s -> s.stdin("A").stdin("B")),
                "standard input can be read once, but \"A\" has it already");
        assertRefused(
                () -> Refresh.every(Duration.ofMillis(10)),
                "a refresh interval must be whole seconds, from 1 second to 292 years, but was PT0.01S");
    }

    @Test
    void saysNoValueInAnyText() {
        Secrets secret = Secrets.plainText("smtp", s -> s.envFile(TWO));
        Secrets fetched = Secrets.fetched("k", s -> s.command("A", "vault", "-token=hunter22"));
        RenderedShop shop = shop(app -> app.secret(secret));

        assertThat(secret + " " + fetched + " " + shop.set() + " "
                        + shop.environment().parts())
                .contains("PASSWORD")
                .doesNotContain("hunter22", "aHVudGVyMjI=");
    }

    private static void assertRefused(Runnable definition, String... texts) {
        assertThatThrownBy(definition::run)
                .isInstanceOf(DefinitionException.class)
                .message()
                .contains(texts);
    }
}
