package dev.railsk.deploy.internal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.ManifestSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    @Test
    void findsWhatPodsCannotStartWithout() {
        List<Reference> found = References.of(ManifestSet.parse(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: shop-web}
                        spec:
                          template:
                            spec:
                              imagePullSecrets: [{name: registry}]
                              volumes:
                              - {name: key, secret: {secretName: master-key, items: [{key: master.key, path: k}]}}
                              - {name: maybe, secret: {secretName: optional-one, optional: true}}
                              initContainers:
                              - {name: prepare, envFrom: [{configMapRef: {name: shop-config}}]}
                              containers:
                              - name: web
                                envFrom: [{secretRef: {name: shop-secrets}}]
                                env:
                                - {name: A, valueFrom: {secretKeyRef: {name: shop-secrets, key: TOKEN}}}
                                - {name: B, valueFrom: {configMapKeyRef: {name: shop-config, key: HOST}}}
                                - {name: C, valueFrom: {secretKeyRef: {name: other, key: X, optional: true}}}
                        """)
                .manifests()
                .get(0));

        assertThat(found)
                .extracting(reference -> reference.kind().kind() + " " + reference.name() + " "
                        + reference.key().orElse("-") + " for " + reference.place())
                .containsExactly(
                        "Secret registry - for Deployment shop-web",
                        "Secret master-key - for Deployment shop-web, volume key",
                        "Secret master-key master.key for Deployment shop-web, volume key",
                        "ConfigMap shop-config - for Deployment shop-web, container prepare",
                        "Secret shop-secrets - for Deployment shop-web, container web",
                        "Secret shop-secrets TOKEN for Deployment shop-web, container web",
                        "ConfigMap shop-config HOST for Deployment shop-web, container web");
    }
}
