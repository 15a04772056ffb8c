package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import org.junit.jupiter.api.Test;

/** What the server fills in where somebody shares a cluster: policies, roles, quotas and limits. */
public interface TenancyContract extends ContractSubject {

    /** An object of the test's namespace, as it is stored. */
    default Tree stored(String apiVersion, String kind, String content) {
        String yaml = "{apiVersion: " + apiVersion + ", kind: " + kind
                + ", metadata: {name: shop, namespace: NAMESPACE}, " + content + "}";
        return apply(yaml).object().content();
    }

    @Test
    default void aPolicyIsAboutWhatIsSaidInIt() {
        Tree spec = stored(
                        "networking.k8s.io/v1",
                        "NetworkPolicy",
                        "spec: {podSelector: {}, egress: [{ports: [{port: 53}]}]}")
                .at("spec");

        assertThat(spec)
                .isEqualTo(
                        Tree.parseJson(
                                """
                                {"podSelector": {}, "policyTypes": ["Ingress", "Egress"],
                                 "egress": [{"ports": [{"port": 53, "protocol": "TCP"}]}]}
                                """));
    }

    @Test
    default void aPolicyOfNothingKeepsOutWhoeverComes() {
        Tree spec = stored("networking.k8s.io/v1", "NetworkPolicy", "spec: {podSelector: {}}")
                .at("spec");

        assertThat(spec).isEqualTo(Tree.parseJson("{\"podSelector\": {}, \"policyTypes\": [\"Ingress\"]}"));
    }

    @Test
    default void whoHasARoleIsOfTheGroupOfRoles() {
        Tree binding = stored(
                "rbac.authorization.k8s.io/v1",
                "RoleBinding",
                "roleRef: {kind: Role, name: shop}, subjects: [{kind: ServiceAccount, name: a, namespace: b},"
                        + " {kind: Group, name: devs}]");

        assertThat(binding.at("roleRef", "apiGroup").text()).contains("rbac.authorization.k8s.io");
        assertThat(binding.at("subjects").items().get(0).at("apiGroup").isPresent())
                .isFalse();
        assertThat(binding.at("subjects").items().get(1).at("apiGroup").text()).contains("rbac.authorization.k8s.io");
    }

    @Test
    default void aContainerMayTakeByDefaultWhatItMayTakeAtMost() {
        Tree limit = stored(
                        "v1", "LimitRange", "spec: {limits: [{type: Container, max: {memory: 1Gi}, min: {cpu: 10m}}]}")
                .at("spec", "limits")
                .items()
                .get(0);

        assertThat(limit)
                .isEqualTo(
                        Tree.parseJson(
                                """
                                {"type": "Container", "max": {"memory": "1Gi"}, "min": {"cpu": "10m"},
                                 "default": {"memory": "1Gi"}, "defaultRequest": {"memory": "1Gi", "cpu": "10m"}}
                                """));
    }

    @Test
    default void aQuotaIsKeptInCanonicalAmounts() {
        Tree hard = stored("v1", "ResourceQuota", "spec: {hard: {requests.cpu: 1000m, pods: \"10\"}}")
                .at("spec", "hard");

        assertThat(hard).isEqualTo(Tree.parseJson("{\"requests.cpu\": \"1\", \"pods\": \"10\"}"));
    }
}
