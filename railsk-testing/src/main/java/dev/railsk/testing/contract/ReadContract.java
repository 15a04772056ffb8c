package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LiveObjects;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading one object and many, and the questions about the server and the user. */
public interface ReadContract extends ContractSubject {

    /** A ConfigMap of the tier web. */
    String WEB =
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: web, namespace: NAMESPACE, labels: {tier: web, app: shop}}
            """;

    @Test
    default void theServerSaysItsVersion() {
        assertThat(cluster().version()).startsWith("v1.");
        assertThat(cluster().address().server()).isNotEmpty();
    }

    @Test
    default void nothingIsFoundWhereNothingIs() {
        assertThat(cluster().get(ref(ObjectKind.SECRET, "absent"))).isEmpty();
        assertThat(cluster().get(new ObjectRef(ObjectKind.SECRET, namespace() + "-absent", "absent")))
                .isEmpty();
        assertThat(cluster().get(new ObjectRef(ObjectKind.NAMESPACE, "", namespace() + "-absent")))
                .isEmpty();
    }

    @Test
    default void theNamespaceIsAnObjectOfTheWholeCluster() {
        LiveObject found = cluster()
                .get(new ObjectRef(ObjectKind.NAMESPACE, "", namespace()))
                .orElseThrow();

        assertThat(found.content().at("status", "phase").text()).contains("Active");
        assertThat(found.ref().namespace()).isEmpty();
        // The server labels every namespace with its name.
        assertThat(found.content()
                        .at("metadata", "labels", "kubernetes.io/metadata.name")
                        .text())
                .contains(namespace());
    }

    @Test
    default void aListKeepsToItsLabels() {
        apply(WEB);
        apply(WEB.replace("name: web", "name: api").replace("tier: web", "tier: api"));

        LiveObjects both = cluster().list(new Selection(ObjectKind.CONFIG_MAP, namespace(), Map.of("app", "shop")));
        LiveObjects web =
                cluster().list(new Selection(ObjectKind.CONFIG_MAP, namespace(), Map.of("app", "shop", "tier", "web")));

        assertThat(both.items()).extracting(item -> item.ref().name()).containsExactly("api", "web");
        assertThat(web.items()).extracting(LiveObject::ref).containsExactly(ref(ObjectKind.CONFIG_MAP, "web"));
        assertThat(web.resourceVersion()).isNotEmpty();
    }

    @Test
    default void aListOfAnAbsentNamespaceIsEmpty() {
        LiveObjects none = cluster().list(Selection.all(ObjectKind.POD, namespace() + "-absent"));

        assertThat(none.items()).isEmpty();
        assertThat(none.resourceVersion()).isNotEmpty();
    }

    @Test
    default void theUserMayDoWhatTheTestsDo() {
        assertThat(cluster().may(new AccessCheck("patch", "apps", "deployments", namespace())))
                .isTrue();
        assertThat(cluster().may(new AccessCheck("get", "", "pods/log", namespace())))
                .isTrue();
        assertThat(cluster().may(new AccessCheck("create", "", "namespaces", "")))
                .isTrue();
    }

    @Test
    default void aDeletedObjectIsGone() throws InterruptedException {
        apply(WEB);

        delete(ref(ObjectKind.CONFIG_MAP, "web"));

        await(() -> cluster().get(ref(ObjectKind.CONFIG_MAP, "web")), found -> found.isEmpty());
    }
}
