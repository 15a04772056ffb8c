package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final String ROLE =
            """
                        # What deploys of shop to default need in namespace shop. Bind it to whoever deploys.
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: Role
                        metadata:
                          name: railsk-shop-default-deploy
                          namespace: shop
                        rules:
                        - apiGroups:
                          - ""
                          resources:
                          - services
                          verbs:
                          - create
                          - delete
                          - get
                          - patch
                        - apiGroups:
                          - apps
                          resources:
                          - deployments
                          verbs:
                          - create
                          - delete
                          - get
                          - list
                          - patch
                          - watch
                        - apiGroups:
                          - policy
                          resources:
                          - poddisruptionbudgets
                          verbs:
                          - create
                          - delete
                          - get
                          - patch
                        - apiGroups:
                          - batch
                          resources:
                          - jobs
                          verbs:
                          - create
                          - delete
                          - get
                          - list
                          - patch
                          - watch
                        - apiGroups:
                          - apps
                          resources:
                          - replicasets
                          verbs:
                          - list
                          - watch
                        - apiGroups:
                          - ""
                          resources:
                          - pods
                          - events
                          verbs:
                          - list
                          - watch
                        - apiGroups:
                          - coordination.k8s.io
                          resources:
                          - leases
                          verbs:
                          - create
                          - get
                          - update
                        - apiGroups:
                          - ""
                          resources:
                          - configmaps
                          verbs:
                          - create
                          - delete
                          - get
                          - list
                          - update
                        - apiGroups:
                          - ""
                          resources:
                          - pods/log
                          verbs:
                          - get
                        - apiGroups:
                          - ""
                          resources:
                          - resourcequotas
                          verbs:
                          - list
                        - apiGroups:
                          - apps
                          resources:
                          - statefulsets
                          verbs:
                          - list
                        - apiGroups:
                          - batch
                          resources:
                          - cronjobs
                          verbs:
                          - list
                        - apiGroups:
                          - ""
                          resources:
                          - secrets
                          resourceNames:
                          - shop-secrets
                          verbs:
                          - get
                        - apiGroups:
                          - ""
                          resources:
                          - namespaces
                          verbs:
                          - get
                          - patch
                        ---
                        # What they need beyond it: to make the namespace where it is not there yet, and to check what belongs to the whole
                        # cluster. Without it these checks are left out and told as not checked.
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: ClusterRole
                        metadata:
                          name: railsk-shop-default-deploy
                        rules:
                        - apiGroups:
                          - ""
                          resources:
                          - namespaces
                          verbs:
                          - create
                        - apiGroups:
                          - ""
                          resources:
                          - namespaces
                          resourceNames:
                          - shop
                          verbs:
                          - get
                          - patch
                        """;

    private static final RailsApp SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
            .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
            .web(web -> web.replicas(1)));

    @Test
    void printsTheRoleAndApartFromItTheClusterRole() {
        CommandRun run = CommandRun.of(() -> SHOP, CommandContext.empty(Path.of("nowhere")), "rights");

        assertThat(run.out()).isEqualTo(ROLE);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void printsOneJsonDocument() {
        CommandRun run = CommandRun.of("rights", "staging", "--output", "json");

        assertThat(run.out())
                .contains("\"kind\": \"rights\"", "\"environment\": \"staging\"", "\"namespace\": \"shop-staging\"");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void asksForAnEnvironment() {
        CommandRun run = CommandRun.of("rights");

        assertThat(run.err())
                .isEqualTo("error: rights needs an environment of app \"shop\"\n  Name one of: production, staging.\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
