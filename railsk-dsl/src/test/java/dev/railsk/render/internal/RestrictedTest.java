package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pods of the minimal app keep the Pod Security Standard <em>restricted</em>, rule by rule. */
class RestrictedTest {

    private static final RenderedShop SHOP = RenderedShop.of(
            app -> app.web(web -> {}).worker("sidekiq", worker -> {}).clock("clock", clock -> {}));

    private static List<Tree> pods() {
        List<Tree> pods = new ArrayList<>();
        for (Manifest deployment : SHOP.set().ofKind("Deployment")) {
            pods.add(deployment.tree().at("spec", "template", "spec"));
        }
        pods.add(SHOP.job().at("spec", "template", "spec"));
        assertThat(pods).hasSize(4);
        return pods;
    }

    private static List<Tree> containers() {
        List<Tree> containers = new ArrayList<>();
        for (Tree pod : pods()) {
            containers.addAll(pod.at("containers").items());
            containers.addAll(pod.at("initContainers").items());
        }
        assertThat(containers).hasSize(8);
        return containers;
    }

    @Test
    void runsAsNonRoot() {
        assertThat(pods())
                .allMatch(pod -> pod.at("securityContext", "runAsNonRoot").isTrue());
    }

    @Test
    void confinesSystemCalls() {
        assertThat(pods()).allMatch(pod -> pod.at("securityContext", "seccompProfile", "type")
                .equals(Tree.of("RuntimeDefault")));
    }

    @Test
    void escalatesNoPrivileges() {
        assertThat(containers()).allMatch(container -> container
                .at("securityContext", "allowPrivilegeEscalation")
                .equals(Tree.of(false)));
    }

    @Test
    void dropsAllCapabilities() {
        assertThat(containers())
                .allMatch(container ->
                        container.at("securityContext", "capabilities", "drop").equals(Tree.of(List.of("ALL"))));
    }

    @Test
    void mountsEmptyVolumesOnly() {
        for (Tree pod : pods()) {
            assertThat(pod.at("volumes").items())
                    .allMatch(volume -> volume.entries().keySet().equals(Set.of("name", "emptyDir")));
        }
    }

    @Test
    void sharesNothingWithTheHost() {
        assertThat(pods())
                .allMatch(pod -> !pod.at("hostNetwork").isPresent()
                        && !pod.at("hostPID").isPresent()
                        && !pod.at("hostIPC").isPresent());
        for (Tree container : containers()) {
            assertThat(container.at("ports").items())
                    .allMatch(port -> !port.at("hostPort").isPresent());
        }
    }
}
