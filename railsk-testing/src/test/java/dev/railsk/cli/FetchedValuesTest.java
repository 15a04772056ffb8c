package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Commands for an app whose secrets are fetched. */
class FetchedValuesTest {

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .secret(Secrets.fetched(
                    "keys", keys -> keys.command("TOKEN", "op", "read").stdin("PIN")))
            .web(web -> web.host("shop.example").env(env -> env.allFromSecret("keys"))));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Railsk.run(() -> SHOP, args, out, err, CommandContext.empty(Path.of("nowhere")));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void renderSaysWhatItLeavesOut() {
        assertThat(run("render", "--revision", "abcd123")).isZero();

        assertThat(out()).contains("secretRef:\n").contains("name: keys\n").doesNotContain("kind: Secret");
        assertThat(err())
                .isEqualTo(
                        "warning: the Secret \"keys\" is not rendered, as only a deploy fetches its values (TOKEN from the"
                                + " output of op, PIN from standard input); its name gets a hash of them there, which is left out"
                                + " here too\n");
    }

    @Test
    void anEmbeddedClusterGetsAWordInThePlaceOfEachValue() {
        assertThat(run("deploy", "--revision", "abcd123", "--cluster", "fake")).isZero();

        assertThat(err()).doesNotContain("simulated-value");
    }

    @Test
    void aRehearsalFetchesNothing() {
        assertThat(run("rehearse", "--only", "crash-loop")).isZero();

        assertThat(out()).contains("crash-loop");
    }

    @Test
    void rightsCountTheSecretThatADeployMakes() {
        assertThat(run("rights")).isZero();

        assertThat(out()).containsSubsequence("secrets", "get", "create", "patch");
    }
}
