package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.app.RailsApp;
import dev.railsk.container.Hook;
import dev.railsk.definition.KubernetesVersion;
import dev.railsk.image.Revision;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on the version of Kubernetes that an app must run on. */
class KubernetesVersionTest {

    private static String web(Optional<String> version) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop")
                            .web(web -> web.host("shop.example").preStop(Hook.sleep(Duration.ofSeconds(7))));
                    version.ifPresent(app::kubernetes);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT)
                .render(Revision.of("abcd123"))
                .toYaml();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.30", "1.34", "1.40"})
    void theKubeletPauses(String version) {
        assertThat(web(Optional.of(version))).isEqualTo(web(Optional.empty())).contains("seconds: 7");
    }

    @Test
    void theContainerPausesWhereTheKubeletCannot() {
        assertThat(web(Optional.of("1.29")))
                .contains(
                        """
                                  preStop:
                                    exec:
                                      command:
                                      - sleep
                                      - "7"
                        """)
                .doesNotContain("seconds: 7");
    }

    @Test
    void anOverlaySaysItForItsOwnCluster() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .kubernetes("1.29")
                .overlay("production", production -> production.defaultKubernetes()));

        assertThat(app.environment("production").render(Revision.of("abcd123")).toYaml())
                .contains("seconds: ");
    }

    @Test
    void refusesWhatItDoesNotKnowYet() {
        DefinitionException refused = catchThrowableOfType(
                DefinitionException.class,
                () -> RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .kubernetes("1.33")
                        .web(web -> web.host("shop.example").env(env -> env.fromFile("A", "made", "app.env", "K")))));

        assertThat(refused.problems().get(0).fact())
                .isEqualTo("the variable A comes from a file of a container, which Kubernetes has from 1.34 on, but"
                        + " kubernetes(..) says 1.33");
    }

    @ParameterizedTest
    @CsvSource({"'', like", "1, like", "1.34.2, like", "v1.34, like", "2.0, like", "1.28, 1.29 and later"})
    void refusesWhatIsNoVersion(String text, String part) {
        assertThatThrownBy(() -> KubernetesVersion.of(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(part);
    }
}
