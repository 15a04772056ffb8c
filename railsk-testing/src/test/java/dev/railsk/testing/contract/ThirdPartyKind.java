package dev.railsk.testing.contract;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import java.util.List;
import java.util.Locale;

/**
 * A kind of another project, with an object of it.
 *
 * @param module where the project publishes the kind's definition
 * @param file the definition in the module
 * @param example an object, as railsk renders it
 * @param misspelt what is written in place of a field's name, such as {@code maxReplicaCount -> maxReplicasCount}
 */
record ThirdPartyKind(GoModule module, String file, String example, String misspelt) {

    private static final GoModule KEDA = new GoModule("github.com/kedacore/keda/v2", "v2.17.2");
    private static final GoModule GATEWAY = new GoModule("sigs.k8s.io/gateway-api", "v1.6.3");
    private static final GoModule EXTERNAL_SECRETS =
            new GoModule("github.com/external-secrets/external-secrets", "v0.16.2");
    private static final GoModule SEALED_SECRETS = new GoModule("github.com/bitnami-labs/sealed-secrets", "v0.30.0");
    private static final GoModule PROMETHEUS_OPERATOR =
            new GoModule("github.com/prometheus-operator/prometheus-operator", "v0.84.1");

    /** All kinds that railsk renders for other projects. */
    static List<ThirdPartyKind> all() {
        return List.of(
                scaledObject(),
                triggerAuthentication(),
                httpRoute(),
                externalSecret(),
                sealedSecret(),
                podMonitor(),
                serviceMonitor());
    }

    private static ThirdPartyKind scaledObject() {
        return new ThirdPartyKind(
                KEDA,
                "config/crd/bases/keda.sh_scaledobjects.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: shop-sidekiq, namespace: NAMESPACE}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop-sidekiq}
                  minReplicaCount: 0
                  maxReplicaCount: 20
                  cooldownPeriod: 300
                  triggers:
                  - type: redis
                    metadata: {address: "redis.shop:6379", listName: "queue:default", listLength: "10"}
                    authenticationRef: {name: shop-redis}
                """,
                "maxReplicaCount -> maxReplicasCount");
    }

    private static ThirdPartyKind triggerAuthentication() {
        return new ThirdPartyKind(
                KEDA,
                "config/crd/bases/keda.sh_triggerauthentications.yaml",
                """
                apiVersion: keda.sh/v1alpha1
                kind: TriggerAuthentication
                metadata: {name: shop-redis, namespace: NAMESPACE}
                spec:
                  secretTargetRef:
                  - {parameter: password, name: shop-secrets, key: REDIS_PASSWORD}
                """,
                "secretTargetRef -> secretRef");
    }

    private static ThirdPartyKind httpRoute() {
        return new ThirdPartyKind(
                GATEWAY,
                "config/crd/standard/gateway.networking.k8s.io_httproutes.yaml",
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: shop-web, namespace: NAMESPACE}
                spec:
                  parentRefs:
                  - {name: public, namespace: gateways, sectionName: https}
                  hostnames: [shop.example]
                  rules:
                  - matches: [{path: {type: PathPrefix, value: /}}]
                    backendRefs: [{name: shop-web, port: 80}]
                """,
                "backendRefs -> backends");
    }

    private static ThirdPartyKind externalSecret() {
        return new ThirdPartyKind(
                EXTERNAL_SECRETS,
                "config/crds/bases/external-secrets.io_externalsecrets.yaml",
                """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: shop-secrets, namespace: NAMESPACE}
                spec:
                  refreshInterval: 1h
                  secretStoreRef: {kind: ClusterSecretStore, name: aws-secretsmanager}
                  target: {name: shop-secrets}
                  data:
                  - secretKey: SECRET_KEY_BASE
                    remoteRef: {key: shop/production, property: secret_key_base}
                """,
                "refreshInterval -> refreshEvery");
    }

    private static ThirdPartyKind sealedSecret() {
        return new ThirdPartyKind(
                SEALED_SECRETS,
                "helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml",
                """
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata: {name: shop-secrets, namespace: NAMESPACE}
                spec:
                  encryptedData: {SECRET_KEY_BASE: AgBy3i4OJSWK}
                  template:
                    type: Opaque
                    metadata: {labels: {app: shop}}
                """,
                "encryptedData -> encrypted");
    }

    private static ThirdPartyKind podMonitor() {
        return new ThirdPartyKind(
                PROMETHEUS_OPERATOR,
                "example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml",
                """
                apiVersion: monitoring.coreos.com/v1
                kind: PodMonitor
                metadata: {name: shop-web, namespace: NAMESPACE}
                spec:
                  selector: {matchLabels: {app: shop, component: web}}
                  podMetricsEndpoints: [{port: metrics, path: /metrics, interval: 30s}]
                """,
                "podMetricsEndpoints -> endpoints");
    }

    private static ThirdPartyKind serviceMonitor() {
        return new ThirdPartyKind(
                PROMETHEUS_OPERATOR,
                "example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml",
                """
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: shop-web, namespace: NAMESPACE}
                spec:
                  selector: {matchLabels: {app: shop, component: web}}
                  endpoints: [{port: metrics, path: /metrics, interval: 30s}]
                """,
                "endpoints -> podMetricsEndpoints");
    }

    /** The object, in a namespace. */
    Manifest manifest(String namespace) {
        return read(example, namespace);
    }

    /** The same with one misspelt field. */
    Manifest misspelt(String namespace) {
        String[] names = misspelt.split(" -> ", -1);
        return read(example.replace(names[0] + ":", names[1] + ":"), namespace);
    }

    /** How the wrong name is written. */
    String wrongName() {
        return misspelt.split(" -> ", -1)[1];
    }

    private static Manifest read(String yaml, String namespace) {
        return ManifestSet.parse(yaml.replace("NAMESPACE", namespace))
                .manifests()
                .get(0);
    }

    /** The definition of the kind, as an object of a cluster. */
    ObjectRef definition() {
        ObjectKind kind = ObjectKind.of(manifest("any").id());
        return new ObjectRef(
                new ObjectKind("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
                "",
                (kind.plural() + "." + kind.group()).toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return manifest("any").id().kind();
    }
}
