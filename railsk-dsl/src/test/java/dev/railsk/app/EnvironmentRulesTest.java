package dev.railsk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.definition.TargetCluster;
import dev.railsk.image.Revision;
import dev.railsk.pod.LabelScope;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import dev.railsk.problem.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two environments of one cluster never share an object, nor a selector. */
class EnvironmentRulesTest {

    private static final String CURES = "Give one of them a namespace(\"..\") of its own, or a nameSuffix(\"..\") and a"
            + " label(.., LabelScope.IDENTITY); or say with cluster(..) in both that they live in different clusters.";

    private static List<Problem> problems(Consumer<AppSpec> definition) {
        try {
            RailsApp.define("shop", app -> definition.accept(app.image("a/b").web(web -> {})));
            return List.of();
        } catch (InvalidAppException e) {
            return e.problems();
        }
    }

    @Test
    void refusesEnvironmentsThatShareAnObject() {
        assertThat(problems(app -> app.overlay("production", production -> production.web(web -> web.replicas(3)))
                        .overlay("staging", staging -> {})
                        .overlay("other", other -> other.namespace("other"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.fact())
                            .startsWith("the environments \"production\" (EnvironmentRulesTest.java:")
                            .endsWith("must not meet: both have Deployment shop-web in namespace shop");
                    assertThat(problem.nextStep()).isEqualTo(CURES);
                });
    }

    @Test
    void refusesEnvironmentsThatShareASelector() {
        assertThat(problems(app -> app.overlay("production", production -> {})
                        .overlay("canary", canary -> canary.nameSuffix("-canary"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fact())
                        .endsWith("must not meet: the selector of web finds the pods of both in namespace shop"));
    }

    @Test
    void refusesEnvironmentsThatShareOneConfig() {
        assertThat(problems(app -> app.config("settings", config -> config.value("A", "1"))
                        .overlay(
                                "production",
                                production -> production.removeWeb().addWorker("a", a -> {}))
                        .overlay("canary", canary -> canary.removeWeb().addWorker("b", b -> {}))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fact())
                        .endsWith("must not meet: both have the ConfigMap of config settings in namespace shop"));
    }

    @Test
    void takesEnvironmentsWithNamesAndIdentitiesOfTheirOwn() {
        assertThat(problems(app -> app.overlay("production", production -> {})
                        .overlay("canary", canary -> canary.nameSuffix("-canary")
                                .label("track", "canary", LabelScope.IDENTITY))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fact()).contains("the selector of web finds"));
        assertThat(problems(app -> app.overlay(
                                "production", production -> production.label("track", "stable", LabelScope.IDENTITY))
                        .overlay("canary", canary -> canary.nameSuffix("-canary")
                                .label("track", "canary", LabelScope.IDENTITY))))
                .isEmpty();
    }

    @Test
    void takesEnvironmentsOfDifferentClusters() {
        assertThat(problems(app -> app.overlay(
                                "production", production -> production.cluster(TargetCluster.context("production")))
                        .overlay("staging", staging -> staging.cluster(TargetCluster.context("staging")))))
                .isEmpty();
        assertThat(problems(
                        app -> app.overlay("production", production -> production.cluster(TargetCluster.context("one")))
                                .overlay("staging", staging -> staging.cluster(TargetCluster.context("one")))))
                .hasSize(1);
        assertThat(problems(
                        app -> app.overlay("production", production -> production.cluster(TargetCluster.context("one")))
                                .overlay("staging", staging -> {})))
                .hasSize(1);
    }

    @Test
    void refusesMovingTagsWhereThatIsAsked() {
        RailsApp app = RailsApp.define("shop", spec -> spec.image("a/b")
                .web(web -> {})
                .overlay("production", production -> production.refuseMovingTags())
                .overlay("staging", staging -> staging.namespace("staging")));

        assertThatThrownBy(() -> app.environment("production").render(Revision.of("latest")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("environment \"production\" refuses moving tags, and the revision is \"latest\"");
        assertThatThrownBy(() -> app.environment("production").render(Revision.of("staging")))
                .isInstanceOf(InvalidValueException.class);
        assertThat(app.environment("staging").render(Revision.of("latest")).manifests())
                .isNotEmpty();
        assertThat(app.environment("staging").isMoving(Revision.of("main"))).isTrue();
        assertThat(app.environment("staging").isMoving(Revision.of("abcd123"))).isFalse();
    }
}
