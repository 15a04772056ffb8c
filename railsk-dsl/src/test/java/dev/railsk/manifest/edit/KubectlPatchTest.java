package dev.railsk.manifest.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Kubectl;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches do what {@code kubectl patch} does with them. */
class KubectlPatchTest {

    private static final String BASE =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop-web
              labels: {app: shop, tier: web}
              finalizers: [example.dev/a, example.dev/b]
            spec:
              replicas: 3
              selector: {matchLabels: {app: shop}}
              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
              template:
                metadata: {labels: {app: shop}}
                spec:
                  tolerations:
                  - {key: spot, operator: Exists}
                  - {key: gpu, operator: Exists}
                  imagePullSecrets: [{name: registry}]
                  topologySpreadConstraints:
                  - {topologyKey: zone, maxSkew: 1, whenUnsatisfiable: DoNotSchedule}
                  hostAliases: [{ip: 10.0.0.1, hostnames: [a]}, {ip: 10.0.0.2, hostnames: [b]}]
                  volumes:
                  - {name: tmp, emptyDir: {}}
                  - {name: cache, emptyDir: {sizeLimit: 1Gi}}
                  - {name: log, emptyDir: {}}
                  initContainers: [{name: setup, image: a, resources: {}}]
                  containers:
                  - name: web
                    image: shop:1
                    resources: {}
                    env:
                    - {name: A, value: "1"}
                    - {name: B, value: "2"}
                    - {name: C, value: "3"}
                    ports:
                    - {name: http, containerPort: 3000}
                    - {name: metrics, containerPort: 9394}
                    volumeMounts:
                    - {name: tmp, mountPath: /tmp}
                    - {name: cache, mountPath: /cache}
                  - {name: proxy, image: proxy:1, resources: {}}
            status: {}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsKubectl() throws InterruptedException {
        Kubectl.required();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {replicas: 5, paused: true}",
                "metadata: {labels: {tier: null, team: a}, annotations: {a: b}}",
                "metadata: {finalizers: [example.dev/c, example.dev/b]}",
                "spec: {strategy: {type: Recreate, rollingUpdate: null}}",
                "spec: {strategy: {$patch: replace, type: Recreate}}",
                "spec: {template: {spec: {tolerations: [{key: arm, operator: Exists}]}}}",
                "spec: {template: {spec: {imagePullSecrets: [{name: other}]}}}",
                "spec: {template: {spec: {topologySpreadConstraints: [{topologyKey: zone, maxSkew: 2}]}}}",
                "spec: {template: {spec: {hostAliases: [{ip: 10.0.0.2, hostnames: [c]}]}}}",
                "spec: {template: {spec: {volumes: [{name: new, emptyDir: {}}, {name: cache, emptyDir: null}]}}}",
                "spec: {template: {spec: {volumes: [{$patch: replace}, {name: new, emptyDir: {}}]}}}",
                "spec: {template: {spec: {volumes: [{name: log, $patch: delete}, {name: tmp, $patch: delete}]}}}",
                "spec: {template: {spec: {initContainers: [{name: more, image: b, resources: {}}]}}}",
                "spec: {template: {spec: {containers: [{name: proxy, tty: true}, {name: web, image: shop:2}]}}}",
                "spec: {template: {spec: {containers: [{name: web, env: [{name: C, value: x}, {name: A, value: y}]}]}}}",
                "spec: {template: {spec: {containers: [{name: web, env: [{name: D, value: d}]}]}}}",
                "spec: {template: {spec: {containers: [{name: web, env: [{name: B, value: null}]}]}}}",
                "spec: {template: {spec: {containers: [{name: web, ports: [{containerPort: 9394, name: m}]}]}}}",
                "spec: {template: {spec: {containers: [{name: web, volumeMounts: [{mountPath: /cache, name: x}]}]}}}",
                "spec: {template: {spec: {containers: [{name: web, command: [a, b], args: []}]}}}",
                "spec: {template: {spec: {securityContext: {runAsNonRoot: true}, nodeSelector: {a: b}}}}",
                "spec: {template: {spec: {affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution:"
                        + " [{weight: 1, preference: {matchExpressions: [{key: a, operator: Exists}]}}]}}}}}",
            })
    void mergesAsKubectlDoes(String patch) throws IOException, InterruptedException {
        assertThat(merged(patch)).isEqualTo(withoutEmpty(Kubectl.patch(folder, "strategic", BASE, patch)));
    }

    @Test
    void ordersMixturesAsKubectlDoes() throws IOException, InterruptedException {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            String patch = mixture(random);

            assertThat(merged(patch))
                    .as(patch)
                    .isEqualTo(withoutEmpty(Kubectl.patch(folder, "strategic", BASE, patch)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{op: add, path: /spec/template/spec/containers/0/env/1, value: {name: N, value: n}}]",
                "[{op: remove, path: /spec/template/spec/containers/1}, {op: replace, path: /spec/replicas, value: 9}]",
                "[{op: move, from: /spec/template/spec/volumes/2, path: /spec/template/spec/volumes/0}]",
                "[{op: copy, from: /spec/template/spec/volumes/0, path: /spec/template/spec/volumes/-},"
                        + " {op: replace, path: /spec/template/spec/volumes/3/name, value: copy}]",
                "[{op: test, path: /metadata/labels/tier, value: web}, {op: add, path: /metadata/labels/a~1b, value: c}]",
            })
    void patchesAsKubectlDoes(String patch) throws IOException, InterruptedException {
        Tree ours = withoutEmpty(Edit.jsonPatch(patch).apply(Shop.parse(BASE)).tree());

        assertThat(ours).isEqualTo(withoutEmpty(Kubectl.patch(folder, "json", BASE, patch)));
    }

    private static Tree merged(String patch) {
        Manifest edited = Edit.merge(patch).apply(Shop.parse(BASE));
        return withoutEmpty(edited.tree());
    }

    /** Some variables, volumes and containers, in any order: new ones, changed ones, deleted ones. */
    private static String mixture(Random random) {
        String env = items(random, List.of("A", "B", "C", "D", "E"), "value: v%d");
        String volumes = items(random, List.of("tmp", "cache", "log", "new", "more"), "hostPath: {path: /%d}");
        return "spec: {replicas: 7, template: {spec: {volumes: " + volumes + ", containers: [{name: proxy, tty: true},"
                + " {name: web, env: " + env + "}]}}}";
    }

    private static String items(Random random, List<String> names, String content) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        List<String> items = new ArrayList<>();
        for (String name : shuffled.subList(0, 1 + random.nextInt(names.size()))) {
            boolean deletes = names.indexOf(name) < 3 && random.nextInt(3) == 0;
            items.add("{name: " + name + ", " + (deletes ? "$patch: delete" : content.formatted(random.nextInt(9)))
                    + "}");
        }
        return items.toString();
    }

    /** Kubectl prints typed objects, without what is empty, and with times that are null. */
    private static Tree withoutEmpty(Tree tree) {
        return Tree.of(strip(Objects.requireNonNull(tree.value())));
    }

    private static Object strip(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, item) -> {
                Object stripped = item == null ? null : strip(item);
                boolean empty = stripped == null
                        || (stripped instanceof List<?> list && list.isEmpty())
                        || (stripped instanceof Map<?, ?> inner && inner.isEmpty() && !key.equals("emptyDir"));
                if (!empty) {
                    kept.put(key, stripped);
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            list.forEach(item -> kept.add(strip(item)));
            return kept;
        }
        return value;
    }
}
