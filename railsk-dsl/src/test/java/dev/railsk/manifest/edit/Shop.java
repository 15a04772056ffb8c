package dev.railsk.manifest.edit;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;

/** Objects to edit. */
final class Shop {

    static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop-web
              namespace: shop
              labels: {app: shop, "example.dev/team": web}
              finalizers: [example.dev/a, example.dev/b]
            spec:
              replicas: 3
              selector: {matchLabels: {app: shop}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  hostAliases: []
                  priorityClassName: null
                  unknownToTheModel: {kept: []}
                  tolerations:
                  - {key: spot, operator: Exists}
                  - {key: gpu, operator: Exists}
                  imagePullSecrets: [{name: registry}]
                  volumes:
                  - {name: tmp, emptyDir: {}}
                  - {name: cache, emptyDir: {sizeLimit: 1Gi}}
                  containers:
                  - name: web
                    image: shop:1
                    args: []
                    env:
                    - {name: RAILS_ENV, value: production}
                    - {name: PORT, value: "3000"}
                    - {name: SECRET, valueFrom: {secretKeyRef: {name: shop, key: secret}}}
                    ports:
                    - {name: http, containerPort: 3000}
                    - {name: metrics, containerPort: 9394}
                    resources: {limits: {memory: 1024Mi}, requests: {cpu: 1000m}}
                    volumeMounts:
                    - {name: tmp, mountPath: /tmp}
                    - {name: cache, mountPath: /cache}
                  - name: proxy
                    image: proxy:1
                    futureField: 7
            """;

    private Shop() {}

    static Manifest deployment() {
        return ManifestSet.parse(DEPLOYMENT).manifests().get(0);
    }

    static Manifest parse(String yaml) {
        return ManifestSet.parse(yaml).manifests().get(0);
    }
}
