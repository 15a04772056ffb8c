package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cluster makes of a kind that was defined there. */
public interface DefinitionContract extends ContractSubject {

    /** What defines a kind. */
    ObjectKind DEFINITION = new ObjectKind("apiextensions.k8s.io/v1", "CustomResourceDefinition");

    /** A kind of the group {@code GROUP}. */
    String BUCKETS =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: buckets.GROUP}
            spec:
              group: GROUP
              scope: Namespaced
              names: {kind: Bucket, plural: buckets, singular: bucket, listKind: BucketList}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          required: [size]
                          properties:
                            size: {type: integer, format: int32}
                            tier: {type: string, enum: [hot, cold]}
                            tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                            labels: {type: object, additionalProperties: {type: string}}
            """;

    /** The API group of the running test. */
    default String group() {
        return namespace() + ".example";
    }

    /** Define a kind, and wait until it is served. */
    default void define() throws InterruptedException {
        apply(BUCKETS.replace("GROUP", group()));
        await(this::isServed, served -> served);
    }

    /** Whether the kind is served yet. */
    default boolean isServed() {
        try {
            cluster().apply(bucket("{size: 1}"), WriteOptions.ask());
            return true;
        } catch (ClusterException notYet) {
            return false;
        }
    }

    /** Forget the kind. */
    default void undefine() {
        delete(new ObjectRef(DEFINITION, "", "buckets." + group()));
    }

    /** An object of the kind. */
    default Manifest bucket(String spec) {
        return manifest("{apiVersion: " + group() + "/v1, kind: Bucket, metadata: {name: photos, namespace: NAMESPACE},"
                + " spec: " + spec + "}");
    }

    /** Assert that an object of the kind is refused. */
    default void assertBucketRefused(String spec, int code, String said) {
        assertThatThrownBy(() -> cluster().apply(bucket(spec), WriteOptions.ask()))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code))
                .hasMessageContaining(said);
    }

    @Test
    default void aDefinedKindIsHeldToItsSchema() throws InterruptedException {
        define();
        try {
            assertBucketRefused("{size: 3, sise: 4}", 500, ".spec.sise: field not declared in schema");
            assertBucketRefused("{tier: hot}", 422, "spec.size: Required value");
            assertBucketRefused(
                    "{size: 3, tier: warm}",
                    422,
                    "spec.tier: Unsupported value: \"warm\": supported values: \"hot\", \"cold\"");
        } finally {
            undefine();
        }
    }

    @Test
    default void aDefinedKindHasOwnersOfItsFields() throws InterruptedException {
        define();
        try {
            Applied first = cluster().apply(bucket("{size: 3, tags: [a], labels: {left: '1'}}"), WriteOptions.write());
            cluster().apply(bucket("{size: 3, tags: [b], labels: {right: '2'}}"), OTHER);

            Tree spec =
                    cluster().get(first.object().ref()).orElseThrow().content().at("spec");
            assertThat(spec.at("tags").items())
                    .extracting(tag -> tag.text().orElse(""))
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(spec.at("labels").map()).isEqualTo(Map.of("left", "1", "right", "2"));
            assertThat(first.object().content().at("metadata", "generation").integer())
                    .contains(1L);
        } finally {
            undefine();
        }
    }
}
