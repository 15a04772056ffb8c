package dev.railsk.docs;

import static dev.railsk.Words.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

/** What docs/config.md shows. */
class ConfigTest {

    @Test
    void variables() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(existingSecret("smtp"))
                .config("settings", config -> config.value("RAILS_LOG_LEVEL", "info"))
                .env(env -> env.allFromConfig("settings")
                        .optionalAllFromSecret("smtp", "SMTP_")
                        .resource("WEB_CONCURRENCY", cpuLimit()))
                .web(web -> web.host("shop.example").env(env -> env.value("RAILS_LOG_LEVEL", "debug"))));

        assertThat(render(shop, "default").toYaml()).contains("prefix: SMTP_", "resource: limits.cpu");
    }

    @Test
    void configAndFiles() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .config("settings", config -> config.envFile(envText(DIALECT_STRICT, "LANG=en\n"))
                        .value("CURRENCY", "EUR")
                        .immutable())
                .files("nginx", files -> files.text("nginx.conf", "listen 8080;\n"))
                .overlay("production", production -> production
                        .config("settings", config -> config.value("LANG", "de"))
                        .files("nginx", files -> files.text("gzip.conf", "gzip on;\n"))));

        assertThat(render(shop, "production").toYaml())
                .contains("LANG: de", "CURRENCY: EUR", "gzip.conf", "nginx.conf");
    }

    @Test
    void secrets() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(externalSecret("sentry", clusterSecretStore("aws-secretsmanager"), s -> s.key(
                                "dsn", "common/sentry", "publisher-dsn")
                        .refresh(minutes(30))))
                .secret(externalSecret(
                        "registry", clusterSecretStore("aws-secretsmanager"), s -> s.key("user", "ghcr/user")
                                .key("token", "ghcr/token")
                                .dockerConfig("ghcr.io", "user", "token")))
                .pullSecrets("registry")
                .env(env -> env.fromSecret("SENTRY_DSN", "sentry", "dsn"))
                .web(web -> web.host("shop.example")));

        assertThat(render(shop, "default").ofKind("ExternalSecret")).hasSize(2);
    }

    @Test
    void fetchedValues() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .secret(fetchedSecret(
                        "keys", keys -> keys.command("SECRET_KEY_BASE", "op", "read", "op://shop/rails/key")
                                .command("SMTP_PASSWORD", "sops", "-d", "--extract", "[\"smtp\"]", "secrets.yml")
                                .file("ca.pem", "deploy/ca.pem")))
                .env(env -> env.fromSecret("SECRET_KEY_BASE", "keys", "SECRET_KEY_BASE"))
                .web(web -> web.host("shop.example")));

        assertThat(render(shop, "default").ofKind("Secret")).isEmpty();
        assertThat(shop.environment("default").fetchedSecrets()).hasSize(1);
    }

    private static ManifestSet render(RailsApp shop, String environment) {
        return shop.environment(environment).render(Revision.of("abcd123"));
    }
}
