package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.definition.TargetCluster;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class EnvironmentUseTest {

    private static final String UID = "8d6c1c0e-26a2-4b8f-9a37-0c1d2e3f4a5b";

    private static RailsApp shop(Consumer<OverlaySpec> production) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                .web(web -> web.host("shop.example"))
                .confirm()
                .overlay("production", production::accept)
                .overlay("staging", staging -> staging.namespace("shop-staging").noConfirm()));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String... aliases) {
        return assertThatThrownBy(() -> shop(production -> production.alias(aliases)))
                .isInstanceOf(InvalidAppException.class);
    }

    @Test
    void findsAnEnvironmentByItsAliases() {
        RailsApp shop = shop(production -> production.alias("prod", "live"));

        assertThat(shop.environment("prod")).isSameAs(shop.environment("production"));
        assertThat(shop.environment("live").aliases()).containsExactly("prod", "live");
        assertThat(shop.environments()).containsExactly("production", "staging");
    }

    @Test
    void hasThoseOfTheLastStep() {
        Overlay one = production -> production.alias("prod");
        Overlay two = one.then(production -> production.noAlias());

        assertThat(shop(two::write).environment("production").aliases()).isEmpty();
    }

    @Test
    void confirmsWhereTheEnvironmentSaysSo() {
        RailsApp shop = shop(production -> {});

        assertThat(shop.environment("production").isConfirmed()).isTrue();
        assertThat(shop.environment("staging").isConfirmed()).isFalse();
    }

    @Test
    void refusesAnAliasThatMeansSomethingElse() {
        refused("staging").hasMessageContaining("the alias \"staging\" is taken: an environment is called so");
        refused("prod", "prod")
                .hasMessageContaining("the alias \"prod\" is taken: it means the environment \"production\"");
        refused("Prod!")
                .hasMessageContaining("an alias must have lower-case letters, digits and dashes, but was \"Prod!\"");
    }

    @Test
    void namesAClusterByItsUid() {
        assertThat(shop(production -> production.cluster(TargetCluster.uid(UID)))
                        .environment("production")
                        .cluster())
                .hasToString("Optional[UID " + UID + "]");
        assertThatThrownBy(() -> TargetCluster.uid("minikube"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("a cluster's UID must have 32 hexadecimal digits in groups of 8-4-4-4-12, but was"
                        + " \"minikube\"");
    }
}
