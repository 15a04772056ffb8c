package dev.railsk.kustomize;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;

/** Objects to patch: lists with keys and without, maps of maps, and a kind that Kubernetes does not bring. */
final class PatchedObjects {

    private static final String TEXT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: x
              labels: {app: shop, tier: web}
              annotations: {example.dev/a: "1", example.dev/b: "2"}
            spec:
              replicas: 3
              selector: {matchLabels: {app: shop}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  nodeSelector: {pool: web}
                  securityContext: {runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
                  tolerations: [{key: spot, operator: Exists}, {key: gpu, operator: Exists}]
                  imagePullSecrets: [{name: registry}, {name: mirror}]
                  topologySpreadConstraints:
                  - {topologyKey: zone, maxSkew: 1, whenUnsatisfiable: DoNotSchedule}
                  hostAliases: [{ip: 10.0.0.1, hostnames: [a]}, {ip: 10.0.0.2, hostnames: [b]}]
                  affinity:
                    nodeAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - {weight: 1, preference: {matchExpressions: [{key: arch, operator: In, values: [arm64]}]}}
                  volumes:
                  - {name: tmp, emptyDir: {}}
                  - {name: cache, emptyDir: {sizeLimit: 1Gi}}
                  - {name: conf, configMap: {name: conf, items: [{key: a, path: b}]}}
                  initContainers: [{name: setup, image: "shop:1", command: [sh]}]
                  containers:
                  - name: web
                    image: "shop:1"
                    args: [puma, -v]
                    env:
                    - {name: A, value: "1"}
                    - {name: B, valueFrom: {secretKeyRef: {name: keys, key: B}}}
                    - {name: C, value: "3"}
                    envFrom: [{configMapRef: {name: settings}}]
                    ports: [{name: http, containerPort: 3000}, {name: metrics, containerPort: 9394}]
                    resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {memory: 1Gi}}
                    readinessProbe: {httpGet: {path: /up, port: http}, periodSeconds: 5}
                    volumeMounts: [{name: tmp, mountPath: /tmp}, {name: cache, mountPath: /cache, readOnly: true}]
                  - {name: proxy, image: "nginx:1", securityContext: {capabilities: {drop: [ALL]}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: x, labels: {app: shop, tier: web}}
            spec:
              type: NodePort
              selector: {app: shop}
              ports: [{name: http, port: 80, targetPort: http}, {name: metrics, port: 81, targetPort: 9394}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: x, annotations: {example.dev/class: nginx, example.dev/b: "2"}}
            spec:
              ingressClassName: nginx
              tls: [{hosts: [a.example], secretName: tls}]
              rules:
              - host: a.example
                http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: x, port: {number: 80}}}}]}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: x}
            data: {LANG: en, LIMIT: "50", "app.conf": "a\\nb\\n"}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: x}
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                      - {name: nightly, image: "shop:1", env: [{name: A, value: "1"}, {name: B, value: "2"}]}
            ---
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: x}
            spec: {maxUnavailable: 1, selector: {matchLabels: {app: shop}}}
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata: {name: x, labels: {app: shop, tier: web}}
            spec:
              selector: {matchLabels: {app: shop}}
              podMetricsEndpoints: [{port: metrics, interval: 15s}, {port: http, path: /up}]
            """;

    private PatchedObjects() {}

    static ManifestSet all() {
        return ManifestSet.parse(TEXT);
    }

    /** The same object by another name. */
    static Manifest named(Manifest manifest, String name) {
        PlainObject object = PlainObject.copy(manifest.tree().map());
        object.part("metadata").set("name", name);
        return Manifest.of(dev.railsk.manifest.Tree.of(object.fields()));
    }
}
