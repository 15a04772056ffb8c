package dev.railsk.deploy.internal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.ManifestSet;
import org.junit.jupiter.api.Test;

class MadeSecretsTest {

    @Test
    void findsWhatOperatorsMakeOfTheSet() {
        ManifestSet set = ManifestSet.parse(
                """
                {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: plain}, spec: {}}
                ---
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: renamed}
                spec: {target: {name: other, creationPolicy: Orphan}}
                ---
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: merged}
                spec: {target: {creationPolicy: Merge}}
                ---
                {apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: sealed}, spec: {}}
                ---
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata: {name: envelope}
                spec: {template: {metadata: {name: letter}}}
                ---
                {apiVersion: v1, kind: Secret, metadata: {name: own}}
                """);

        assertThat(MadeSecrets.of(set.manifests())).containsExactly("letter", "other", "plain", "sealed");
    }
}
