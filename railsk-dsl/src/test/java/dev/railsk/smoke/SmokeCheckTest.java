package dev.railsk.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.problem.InvalidAppException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmokeCheckTest {

    @Test
    void asksTenTimesForAStatusOf200() {
        SmokeCheck check = SmokeCheck.define("up", up -> up.get("/up"));

        assertThat(check.wanted()).isEqualTo(new SmokeCheck.Wanted(200, Optional.empty()));
        assertThat(check.tries()).isEqualTo(new Tries(10, Duration.ofSeconds(3), Duration.ofSeconds(10)));
    }

    @Test
    void asksAPathOfTheAppsOwnHostByHttps() {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .web(web -> web.host("shop.example").addHost("www.shop.example"))
                        .smoke("up", up -> up.get("/up?full=1"))
                        .smoke("api", api -> api.get("http://api.example:8080/up")))
                .environment("default");

        assertThat(shop.smokeChecks())
                .extracting(shop::address)
                .containsExactly("https://shop.example/up?full=1", "http://api.example:8080/up");
    }

    @Test
    void asksTheHostOfTheOverlay() {
        RailsApp shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> {})
                .smoke("up", up -> up.get("/up").text("ok").tries(2))
                .overlay("production", production -> production.web(web -> web.host("shop.example")))
                .overlay("staging", staging -> staging.namespace("shop-staging")
                        .web(web -> web.host("staging.shop.example"))
                        .smoke("up", up -> up.status(204).noText()))
                .overlay("test", test -> test.namespace("shop-test").removeSmoke("up")));

        SmokeCheck staging = shop.environment("staging").smokeChecks().get(0);
        assertThat(shop.environment("staging").address(staging)).isEqualTo("https://staging.shop.example/up");
        assertThat(staging.wanted()).isEqualTo(new SmokeCheck.Wanted(204, Optional.empty()));
        assertThat(staging.tries().most()).isEqualTo(2);
        assertThat(shop.environment("test").smokeChecks()).isEmpty();
    }

    @Test
    void rendersNothing() {
        RailsApp plain =
                RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop:v1").web(web -> web.host("shop.example")));
        RailsApp checked = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop:v1")
                .web(web -> web.host("shop.example"))
                .smoke("up", up -> up.get("/up")));

        assertThat(checked.environment("default").render().toYaml())
                .isEqualTo(plain.environment("default").render().toYaml());
    }

    @Test
    void rejectsAPathWithoutAHost() {
        assertThatThrownBy(() -> RailsApp.define(
                        "shop",
                        app -> app.image("ghcr.io/acme/shop").web(web -> {}).smoke("up", up -> up.get("/up"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageMatching(
                        """
                        App "shop" has 1 problem:
                          1\\. the smoke check asks for /up of the app's own host, and no web workload is public under one
                               at shop > smoke up > get \\(SmokeCheckTest\\.java:[0-9]+\\)
                               Add host\\("www\\.shop\\.example"\\) to the web workload, or write the whole address\\.""");
    }

    @Test
    void rejectsACheckThatAsksForNothing() {
        assertThatThrownBy(() -> SmokeCheck.define("up", up -> up.status(204)))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("1. a smoke check must say what it asks for\n")
                .hasMessageContaining("Write get(\"/up\").");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "",
                "//shop.example/up",
                "ftp://shop.example/",
                "https:///up",
                "https://a b/",
                "/a b",
                "/a#b",
                "https://shop.example:99999/",
                "https://\u00e9.example/",
                "/\u00e9",
                "/%zz"
            })
    void rejectsWhatCannotBeAsked(String target) {
        assertThatThrownBy(() -> SmokeCheck.define("up", up -> up.get(target)))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining(
                        "what a smoke check asks for must be a path such as /up, or an address that begins"
                                + " with https:// or http://, without login, fragment and blanks, but was \"" + target
                                + "\"\n");
    }

    @Test
    void doesNotRepeatALogin() {
        assertThatThrownBy(() -> SmokeCheck.define("up", up -> up.get("https://jane:hunter22@shop.example/")))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("without login")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void rejectsWhatIsOutOfBounds() {
        assertThatThrownBy(() -> SmokeCheck.define("Up", up -> up.get("/up")
                        .status(600)
                        .text(" ")
                        .tries(0)
                        .pause(Duration.ofMillis(1500))
                        .timeout(Duration.ofMinutes(6))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("the status must be from 200 to 599, but was 600\n")
                .hasMessageContaining("the text must have from 1 to 1000 letters and not only blanks, but had 1\n")
                .hasMessageContaining("the number of tries must be from 1 to 100, but was 0\n")
                .hasMessageContaining("the pause must be whole seconds, from 1 to 300, but was PT1.5S\n")
                .hasMessageContaining("the timeout must be whole seconds, from 1 to 300, but was PT6M\n")
                .hasMessageContaining("a smoke check's name must have at most 63 lower-case letters, digits and dashes,"
                        + " but was \"Up\"\n");
    }
}
