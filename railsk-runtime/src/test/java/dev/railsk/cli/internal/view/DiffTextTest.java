package dev.railsk.cli.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.EnvironmentDiff;
import dev.railsk.deploy.EnvironmentDiff.Effect;
import dev.railsk.deploy.EnvironmentDiff.ObjectDiff;
import dev.railsk.manifest.Difference;
import dev.railsk.manifest.Difference.Change;
import dev.railsk.manifest.ManifestId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTextTest {

    private static final ManifestId WEB = new ManifestId("apps/v1", "Deployment", "shop", "shop-web");

    @Test
    void showsObjectsFieldsAndCounts() {
        EnvironmentDiff diff = new EnvironmentDiff(List.of(
                new ObjectDiff(ref("Namespace", "shop"), Effect.UNCHANGED, List.of(), ""),
                new ObjectDiff(ref("ConfigMap", "shop-env"), Effect.CREATED, List.of(), ""),
                new ObjectDiff(
                        ref("Deployment", "shop-web"),
                        Effect.CHANGED,
                        List.of(
                                difference("containers[name=web].image", Change.CHANGED, "shop:2", "shop:1"),
                                difference("replicas", Change.MISSING, "2", "nothing"),
                                difference("paused", Change.ADDED, "nothing", "true")),
                        ""),
                new ObjectDiff(ref("Ingress", "shop-web"), Effect.REFUSED, List.of(), "not allowed")));

        assertThat(DiffText.of(diff, Style.PLAIN))
                .isEqualTo(
                        """
                        + ConfigMap shop-env
                        ~ Deployment shop-web
                            containers[name=web].image
                              - shop:1
                              + shop:2
                            replicas
                              + 2
                            paused
                              - true
                        ! Ingress shop-web would be refused: not allowed
                        to create: 1, to change: 1, unchanged: 1, refused: 1
                        """);
    }

    @Test
    void printsNoEscapeOfALiveKey() {
        EnvironmentDiff diff = new EnvironmentDiff(List.of(new ObjectDiff(
                ref("Deployment", "shop-web"),
                Effect.CHANGED,
                List.of(difference("annotations[\u001b[31mred\u202e]", Change.ADDED, "nothing", "::error::x")),
                "")));

        assertThat(DiffText.of(diff, Style.PLAIN))
                .contains("    annotations[red]\n      - : :error::x\n")
                .doesNotContain("\u001b");
    }

    private static ObjectRef ref(String kind, String name) {
        return new ObjectRef(new ObjectKind("v1", kind), "shop", name);
    }

    private static Difference difference(String path, Change change, String wanted, String found) {
        return new Difference(WEB, path, "", change, wanted, found);
    }
}
