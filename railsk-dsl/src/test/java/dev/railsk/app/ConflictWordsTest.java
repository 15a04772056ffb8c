package dev.railsk.app;

import static dev.railsk.definition.ConflictPolicy.FAIL;
import static dev.railsk.definition.ConflictPolicy.TAKE;
import static dev.railsk.definition.ConflictPolicy.YIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.definition.FieldPolicy;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Origin;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a definition says of fields that others own. */
class ConflictWordsTest {

    private static final String IMAGE = "spec.template.spec.containers[name=web].image";

    private static RailsApp shop(Consumer<AppSpec> more) {
        return RailsApp.define(
                "shop", app -> app.image("registry.example/shop").web(web -> {}).with(more));
    }

    private static List<String> said(RailsApp app, String environment) {
        Environment chosen = app.environment(environment);
        Manifest web = chosen.render(Revision.of("abcd123")).manifests().stream()
                .filter(manifest -> manifest.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        return chosen.conflicts(web.id()).stream()
                .map(policy -> policy.field() + " " + policy.policy())
                .toList();
    }

    @Test
    void aPolicyIsSaidForAFieldOfAnObject() {
        RailsApp app = shop(it -> it.conflict("Deployment", "shop-web", ".spec.replicas", YIELD)
                .conflict("Deployment", "shop-web", "spec.template.spec.containers[name=\"web\"].image", TAKE));

        assertThat(said(app, "default")).containsExactly("spec.replicas YIELD", IMAGE + " TAKE");
    }

    @Test
    void anOverlayReplacesAndUnsetsIt() {
        RailsApp app = shop(it -> it.conflict("Deployment", "shop-web", "spec.replicas", YIELD)
                .overlay("same", same -> same.nameSuffix("-same"))
                .overlay("other", other -> other.namespace("other")
                        .conflict("Deployment", "shop-web", "spec.replicas", TAKE))
                .overlay("none", none -> none.namespace("none")
                        .defaultConflict("Deployment", "shop-web", "spec.replicas")));

        assertThat(said(app, "same")).containsExactly("spec.replicas YIELD");
        assertThat(said(app, "other")).containsExactly("spec.replicas TAKE");
        assertThat(said(app, "none")).isEmpty();
    }

    @Test
    void aPolicyCoversWhatIsBelowItsField() {
        FieldPolicy policy =
                new FieldPolicy("Deployment", "shop-web", "spec.template.spec.containers", FAIL, Origin.here());

        assertThat(policy.covers(".spec.template.spec.containers[name=\"web\"].image"))
                .isTrue();
        assertThat(policy.covers(".spec.template.spec.containers")).isTrue();
        assertThat(policy.covers(".spec.template.spec.containersX")).isFalse();
        assertThat(policy.covers(".spec.template.spec")).isFalse();
    }

    @Test
    void whatIsNoFieldIsRefused() {
        assertThatThrownBy(() -> shop(it -> it.conflict("Deployment", "shop-web", "spec replicas", YIELD)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("a field must be written as the API server writes it, but was \"spec replicas\"")
                .hasMessageContaining(
                        "Write it like \"spec.replicas\" or" + " \"spec.template.spec.containers[name=web].image\".");
    }

    @Test
    void anObjectThatIsNotRenderedIsRefused() {
        assertThatThrownBy(() -> shop(it -> it.conflict("Deployment", "shop-wbe", "spec.replicas", YIELD)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("there is no Deployment shop-wbe to be in conflict")
                .hasMessageContaining("Name one of: Deployment shop-web");
    }

    @Test
    void whatWasNotSaidCannotBeUnset() {
        assertThatThrownBy(() -> shop(it -> it.defaultConflict("Deployment", "shop-web", "spec.replicas")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("nothing is said of conflicts over Deployment shop-web spec.replicas")
                .hasMessageContaining("Leave this line out: there is none.");
    }
}
