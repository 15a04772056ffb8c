package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server refuses, and in which words. */
public interface RefusalContract extends ContractSubject {

    /** A ConfigMap with a misspelt field. */
    String MISSPELT =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: misspelt, namespace: NAMESPACE}
            dta: {color: blue}
            """;

    @Test
    default void anUnknownFieldIsRefused() {
        // The real server calls this an internal error (500).
        assertThatThrownBy(() -> apply(MISSPELT)).isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(500);
            assertThat(refusal)
                    .hasMessageEndingWith("failed to create typed patch object (" + namespace()
                            + "/misspelt; /v1, Kind=ConfigMap): .dta: field not declared in schema");
            assertThat(refusal.causes()).containsExactly(new FieldCause(".dta", "field not declared in schema"));
        });
        assertThat(cluster().get(ref(ObjectKind.CONFIG_MAP, "misspelt"))).isEmpty();
    }

    @Test
    default void aDryRunRefusesAnUnknownFieldToo() {
        assertThatThrownBy(() -> ask(MISSPELT))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining(".dta: field not declared in schema");
    }

    @Test
    default void aVariableWrittenTwiceIsRefused() {
        String twice = SampleObjects.DEPLOYMENT.replace(
                "env: [{name: MODE, value: production}]", "env: [{name: MODE, value: a}, {name: MODE, value: b}]");

        assertThatThrownBy(() -> apply(twice))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal)
                        .hasMessageEndingWith(".spec.template.spec.containers[name=\"app\"].env:"
                                + " duplicate entries for key [name=\"MODE\"]"));
    }

    @Test
    default void aMissingNamespaceIsNamed() {
        Manifest elsewhere = elsewhere();

        for (WriteOptions options : new WriteOptions[] {WriteOptions.ask(), WriteOptions.write()}) {
            assertThatThrownBy(() -> cluster().apply(elsewhere, options))
                    .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo(404);
                        assertThat(refusal.reason()).isEqualTo("NotFound");
                        assertThat(refusal).hasMessageEndingWith("namespaces \"" + namespace() + "-absent\" not found");
                    });
        }
    }

    private Manifest elsewhere() {
        return ManifestSet.parse(ApplyContract.SETTINGS.replace("NAMESPACE", namespace() + "-absent"))
                .manifests()
                .get(0);
    }

    @Test
    default void theSelectorOfADeploymentCannotChange() {
        apply(SampleObjects.DEPLOYMENT);
        String other = SampleObjects.DEPLOYMENT.replace("{app: app}", "{app: other}");

        assertThatThrownBy(() -> ask(other)).isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(422);
            assertThat(refusal.reason()).isEqualTo("Invalid");
            assertThat(refusal.causes()).singleElement().satisfies(cause -> {
                assertThat(cause.field()).isEqualTo("spec.selector");
                assertThat(cause.message()).endsWith("field is immutable");
            });
        });
    }

    @Test
    default void aSelectorMustMatchItsPods() {
        String wrong =
                SampleObjects.DEPLOYMENT.replace("metadata: {labels: {app: app}}", "metadata: {labels: {app: x}}");

        assertThatThrownBy(() -> apply(wrong)).isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(422);
            assertThat(refusal.causes()).extracting(FieldCause::field).containsExactly("spec.template.metadata.labels");
        });
    }

    @Test
    default void theTemplateOfAJobCannotChange() {
        apply(SampleObjects.JOB);

        assertThatThrownBy(() -> ask(SampleObjects.JOB.replace("busybox:1.36", "busybox:1.37")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(422);
                    assertThat(refusal.causes()).extracting(FieldCause::field).containsExactly("spec.template");
                });
    }

    @Test
    default void theValuesOfARefusedSecretAreNotTold() {
        String secret =
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: keys, namespace: NAMESPACE}
                data: {token: 48151623421}
                """;

        assertThatThrownBy(() -> apply(secret))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining(".data.token: expected string")
                .hasMessageNotContaining("48151623421");
    }

    /** The fields that a refusal of this object names; none when it is accepted. */
    default List<String> refused(String yaml) {
        try {
            ask(yaml);
            return List.of();
        } catch (ClusterRefusedException refusal) {
            return refusal.causes().stream().map(FieldCause::field).toList();
        }
    }

    @Test
    default void aConfigMapHoldsAMebibyte() {
        String yaml =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: big, namespace: NAMESPACE}, data: {a: VALUE}}";

        assertThat(refused(yaml.replace("VALUE", "a".repeat(1024 * 1024)))).isEmpty();
        assertThat(refused(yaml.replace("VALUE", "a".repeat(1024 * 1024 + 1)))).containsExactly("[]");
    }

    @Test
    default void aSecretHoldsAMebibyte() {
        String yaml = "{apiVersion: v1, kind: Secret, metadata: {name: big, namespace: NAMESPACE}, data: {a: VALUE}}";

        assertThat(refused(yaml.replace("VALUE", "YWFh".repeat(1024 * 1024 / 3))))
                .isEmpty();
        assertThat(refused(yaml.replace("VALUE", "YWFh".repeat(1024 * 1024 / 3 + 1))))
                .containsExactly("data");
    }

    @Test
    default void annotationsHoldAQuarterOfAMebibyte() {
        String yaml =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: big, namespace: NAMESPACE, annotations: {a: VALUE}}}";

        assertThat(refused(yaml.replace("VALUE", "a".repeat(256 * 1024 - 1)))).isEmpty();
        assertThat(refused(yaml.replace("VALUE", "a".repeat(256 * 1024)))).containsExactly("metadata.annotations");
    }

    @Test
    default void whatIsImmutableStaysSo() {
        String yaml =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: fixed, namespace: NAMESPACE}, immutable: true, data: {a: '1'}}";
        apply(yaml);

        assertThat(refused(yaml.replace("'1'", "'2'"))).containsExactly("data");
        assertThat(refused(yaml.replace("immutable: true", "immutable: false"))).containsExactly("immutable");
    }
}
