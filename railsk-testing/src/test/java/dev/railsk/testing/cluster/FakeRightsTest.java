package dev.railsk.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.Selection;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.deploy.DeployReport;
import dev.railsk.deploy.DeployRights;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeRightsTest {

    private final FakeCluster cluster = FakeCluster.start().namespace("shop").namespace("other");

    private static Manifest role(String name, String rules) {
        return Manifest.of(Tree.ofYaml(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: " + name
                        + ", namespace: shop}, rules: " + rules + "}",
                "role"));
    }

    private void apply(Manifest manifest) {
        cluster.apply(manifest, WriteOptions.write());
    }

    @Test
    void deniesInOneNamespaceOnly() {
        cluster.deny("list", "pods", "shop");

        assertThat(cluster.may(new AccessCheck("list", "", "pods", "other"))).isTrue();
        assertThat(cluster.may(new AccessCheck("list", "", "pods", "shop"))).isFalse();
        assertThatThrownBy(() -> cluster.list(Selection.all(ObjectKind.POD, "shop")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(403));
    }

    @Test
    void leavesWhatARoleGrants() {
        cluster.grantOnly(List.of(role(
                "r",
                "[{apiGroups: [''], resources: [configmaps], verbs: ['*'], resourceNames: [settings]},"
                        + " {apiGroups: [''], resources: [configmaps], verbs: [create]}]")));

        apply(Objects.config("settings", Map.of()));

        ObjectRef other = new ObjectRef(ObjectKind.CONFIG_MAP, "shop", "others");
        assertThatThrownBy(() -> cluster.get(other))
                .hasMessageContaining("no right to get configmaps in namespace shop");
        assertThat(cluster.may(new AccessCheck("get", "", "configmaps", "shop", "settings")))
                .isTrue();
        assertThat(cluster.may(new AccessCheck("get", "", "configmaps", "other", "settings")))
                .isFalse();
    }

    @Test
    void grantsNobodyMoreThanTheUserHas() {
        apply(role("reader", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]"));
        cluster.grantOnly(List.of(role(
                "r",
                "[{apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, create, patch]},"
                        + " {apiGroups: [''], resources: [pods], verbs: [get]}]")));

        assertThatThrownBy(() -> apply(binding("reader")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(403))
                .hasMessageEndingWith("is attempting to grant RBAC permissions not currently held:\n"
                        + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\"]}");
        assertThatThrownBy(() -> apply(binding("nobody")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(404))
                .hasMessageEndingWith("rolebindings.rbac.authorization.k8s.io \"nobody\" not found");
        assertThatThrownBy(() -> apply(role("writer", "[{apiGroups: [''], resources: [pods], verbs: [get, delete]}]")))
                .hasMessageContaining("Verbs:[\"get\" \"delete\"]");
        apply(role("looker", "[{apiGroups: [''], resources: [pods], verbs: [get]}]"));
        apply(binding("looker"));
    }

    @Test
    void bindsWhatItMayBind() {
        apply(role("reader", "[{apiGroups: [''], resources: [secrets], verbs: [get]}]"));
        cluster.grantOnly(
                List.of(
                        role(
                                "r",
                                "[{apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create, patch]},"
                                        + " {apiGroups: [rbac.authorization.k8s.io], resources: [roles], resourceNames: [reader], verbs: [bind]}]")));

        apply(binding("reader"));

        assertThatThrownBy(() -> apply(binding("other"))).hasMessageContaining("\"other\" not found");
    }

    private static Manifest binding(String role) {
        return Manifest.of(Tree.ofYaml(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: " + role
                        + ", namespace: shop}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: " + role
                        + "}, subjects: [{kind: ServiceAccount, name: bot, namespace: shop}]}",
                "binding"));
    }

    @Test
    void aDeployNeedsTheRoleThatRightsPrintsAndNoMore() {
        Environment shop = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .account("shop-bot", account -> account.may("get", "jobs"))
                        .web(web -> web.replicas(1).apiToken()))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
        List<Manifest> roles = DeployRights.of(shop).roles();
        cluster.grantOnly(roles);

        DeployReport report = Deployer.on(cluster).deploy(shop, Revision.of("abcd123"));

        assertThat(report.outcome()).isEqualTo(DeployReport.Outcome.SUCCEEDED);
    }
}
