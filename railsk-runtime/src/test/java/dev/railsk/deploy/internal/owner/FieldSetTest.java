package dev.railsk.deploy.internal.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import org.junit.jupiter.api.Test;

class FieldSetTest {

    private static FieldSet set(String json) {
        return FieldSet.of(Tree.parseJson(json));
    }

    private static final String MADE =
            """
            {"f:metadata": {"f:annotations": {".": {}, "f:example.com/a": {}}},
             "f:spec": {"f:replicas": {}, "f:progressDeadlineSeconds": {}, "f:template": {"f:spec": {"f:containers": {
               "k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:image": {}, "f:terminationMessagePath": {},
                 "f:env": {".": {}, "k:{\\"name\\":\\"A\\"}": {".": {}, "f:name": {}}},
                 "f:livenessProbe": {".": {}, "f:failureThreshold": {}, "f:httpGet": {".": {}, "f:path": {}, "f:scheme": {}}}
               }}}}}}
            """;
    private static final String WANTED =
            """
            {"f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {
               "k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:image": {}, "f:livenessProbe": {"f:httpGet": {"f:path": {}}}
               }}}}}}
            """;

    @Test
    void itIsWrittenAsItWasRead() {
        assertThat(set(MADE).toFieldsV1()).isEqualTo(Tree.parseJson(MADE));
    }

    @Test
    void pathsAreAsTheServerWritesThem() {
        assertThat(set(WANTED).leaves())
                .containsExactly(
                        ".spec.replicas",
                        ".spec.template.spec.containers[name=\"web\"].image",
                        ".spec.template.spec.containers[name=\"web\"].livenessProbe.httpGet.path",
                        ".spec.template.spec.containers[name=\"web\"].name");
        assertThat(set("{\"f:metadata\": {\"f:finalizers\": {\"v:\\\"a\\\"\": {}}}}")
                        .leaves())
                .containsExactly(".metadata.finalizers[=\"a\"]");
    }

    @Test
    void setsAreCutJoinedAndTakenFromEachOther() {
        FieldSet made = set(MADE);
        FieldSet wanted = set(WANTED);
        FieldSet both = made.and(wanted);

        assertThat(both.toFieldsV1()).isEqualTo(wanted.toFieldsV1());
        assertThat(made.without(both).or(both).toFieldsV1()).isEqualTo(made.toFieldsV1());
        assertThat(made.without(made).isEmpty()).isTrue();
        assertThat(made.only(".spec.replicas"::equals).leaves()).containsExactly(".spec.replicas");
    }

    @Test
    void whatTheServerFilledInGoesWithItsPart() {
        FieldSet made = set(MADE);

        assertThat(made.leftAfter(made.and(set(WANTED))).leaves())
                .containsExactly(
                        ".metadata.annotations.example.com/a",
                        ".spec.progressDeadlineSeconds",
                        ".spec.template.spec.containers[name=\"web\"].env[name=\"A\"].name");
    }

    @Test
    void nothingGoesWhereNothingMoves() {
        assertThat(set(MADE).leftAfter(FieldSet.NONE).toFieldsV1()).isEqualTo(Tree.parseJson(MADE));
    }
}
