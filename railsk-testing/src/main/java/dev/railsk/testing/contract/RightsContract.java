package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a user may do who is held to a Role, and what such a user may grant others. */
public interface RightsContract extends ContractSubject {

    /** The right to work with roles. */
    String ON_ROLES =
            "{apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, create, patch]}";

    /** The cluster as a user sees it who has only the rights of this Role; empty where there are no such users. */
    Optional<Cluster> user(Manifest role) throws InterruptedException;

    /** A Role of the test's namespace. */
    default Manifest role(String name, String rules) {
        return manifest("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: " + name
                + ", namespace: NAMESPACE}, rules: [" + rules + "]}");
    }

    /** A binding of this role to somebody. */
    default Manifest binding(String role) {
        return manifest("{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: to-" + role
                + ", namespace: NAMESPACE}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: " + role
                + "}, subjects: [{kind: ServiceAccount, name: default, namespace: NAMESPACE}]}");
    }

    /** A user with these rules, once the authorizer knows of them: the last one must allow to list pods. */
    default Cluster userWith(String rules) throws InterruptedException {
        String all = rules + ", {apiGroups: [''], resources: [pods], verbs: [list]}";
        Optional<Cluster> user = user(role("granted", all));
        Assumptions.assumeTrue(user.isPresent(), "this cluster has no other users");
        AccessCheck list = new AccessCheck("list", "", "pods", namespace());
        await(() -> user.get().may(list), allowed -> allowed);
        return user.get();
    }

    /** Assert that a call is refused with this code, and return nothing else. */
    default void assertRefused(ThrowingCallable call, int code, String said) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code))
                .hasMessageContaining(said);
    }

    @Test
    default void aUserIsHeldToARole() throws InterruptedException {
        Cluster user = userWith("{apiGroups: [''], resources: [configmaps], verbs: [get, create, patch]}");
        String config = "{apiVersion: v1, kind: ConfigMap, metadata: {name: mine, namespace: NAMESPACE}}";

        user.apply(manifest(config), WriteOptions.write());

        assertRefused(
                () -> user.apply(
                        manifest("{apiVersion: v1, kind: Secret, metadata: {name: mine, namespace: NAMESPACE}}"),
                        WriteOptions.write()),
                403,
                "no right to patch secrets in namespace " + namespace());
    }

    @Test
    default void nobodyBindsARoleThatGrantsMoreThanTheirOwn() throws InterruptedException {
        cluster().apply(role("beyond", "{apiGroups: [''], resources: [secrets], verbs: [get]}"), WriteOptions.write());
        Cluster user = userWith(ON_ROLES);

        assertRefused(
                () -> user.apply(binding("beyond"), WriteOptions.write()),
                403,
                "attempting to grant RBAC permissions not currently held:\n"
                        + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\"]}");
        assertRefused(
                () -> user.create(binding("beyond"), WriteOptions.write()), 403, "RBAC permissions not currently held");
    }

    @Test
    default void nobodyMakesARoleThatGrantsMoreThanTheirOwn() throws InterruptedException {
        Cluster user = userWith(ON_ROLES);

        assertRefused(
                () -> user.apply(
                        role("more", "{apiGroups: [apps], resources: [deployments], verbs: [get, list]}"),
                        WriteOptions.write()),
                403,
                "{APIGroups:[\"apps\"], Resources:[\"deployments\"], Verbs:[\"get\" \"list\"]}");
    }

    @Test
    default void nobodyBindsARoleThatIsNotThere() throws InterruptedException {
        Cluster user = userWith(ON_ROLES);

        // Its own words: the binding's kind, and the role's name.
        assertRefused(
                () -> user.apply(binding("nowhere"), WriteOptions.write()),
                404,
                "rolebindings.rbac.authorization.k8s.io \"nowhere\" not found");
    }

    @Test
    default void whoHasTheSameRightsMayGrantThem() throws InterruptedException {
        cluster().apply(role("same", "{apiGroups: [''], resources: [pods], verbs: [list]}"), WriteOptions.write());
        Cluster user = userWith(ON_ROLES);

        assertThat(user.apply(binding("same"), WriteOptions.write()).object().uid())
                .isNotEmpty();
        assertThat(user.apply(role("own", "{apiGroups: [''], resources: [pods], verbs: [list]}"), WriteOptions.write())
                        .object()
                        .uid())
                .isNotEmpty();
    }

    @Test
    default void whoMayBindARoleMayGrantIt() throws InterruptedException {
        cluster().apply(role("lent", "{apiGroups: [''], resources: [secrets], verbs: [get]}"), WriteOptions.write());
        Cluster user = userWith(
                ON_ROLES
                        + ", {apiGroups: [rbac.authorization.k8s.io], resources: [roles], resourceNames: [lent, absent], verbs: [bind]}");

        assertThat(user.apply(binding("lent"), WriteOptions.write()).object().uid())
                .isNotEmpty();
        assertThat(user.apply(binding("absent"), WriteOptions.write()).object().uid())
                .isNotEmpty();
    }

    @Test
    default void whoMayEverythingBindsWhatIsNotThere() {
        assertThat(cluster()
                        .apply(binding("later"), WriteOptions.write())
                        .object()
                        .uid())
                .isNotEmpty();
    }
}
