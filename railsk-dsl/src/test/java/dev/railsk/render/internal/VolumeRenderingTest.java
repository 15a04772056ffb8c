package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.config.ConfigRollout;
import dev.railsk.config.Configs;
import dev.railsk.config.Secrets;
import dev.railsk.container.Mount;
import dev.railsk.manifest.Tree;
import dev.railsk.pod.LabelScope;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import dev.railsk.volume.ProjectedSource;
import dev.railsk.volume.Volume;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeRenderingTest {

    private static final Claim CLAIM = Volume.claim(Memory.gibibytes(100));

    private static RenderedShop mounting(Volume volume) {
        return RenderedShop.of(app -> app.noScratch()
                .secret(Secrets.existing("tls"))
                .config(Configs.existing("platform"))
                .volume("v", volume)
                .web(web -> web.replicas(1).mount("v", "/v")));
    }

    static Stream<Arguments> volumes() {
        return Stream.of(
                Arguments.of(Volume.emptyDir(), "{name: v, emptyDir: {}}"),
                Arguments.of(
                        Volume.emptyDir().limit(Memory.mebibytes(64)).inMemory(),
                        "{name: v, emptyDir: {medium: Memory, sizeLimit: 64Mi}}"),
                Arguments.of(CLAIM, "{name: v, persistentVolumeClaim: {claimName: shop-v}}"),
                Arguments.of(
                        CLAIM.objectName("old-uploads"), "{name: v, persistentVolumeClaim: {claimName: old-uploads}}"),
                Arguments.of(
                        Volume.existingClaim("media").readOnly(),
                        "{name: v, persistentVolumeClaim: {claimName: media, readOnly: true}}"),
                Arguments.of(
                        Volume.ephemeral(CLAIM.storageClass("fast")),
                        "{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce],"
                                + " resources: {requests: {storage: 100Gi}}, storageClassName: fast}}}}"),
                Arguments.of(
                        Volume.secret("tls")
                                .key("tls.crt", "certs/app.crt")
                                .mode("0440")
                                .optional(),
                        "{name: v, secret: {secretName: tls, defaultMode: 288, optional: true,"
                                + " items: [{key: tls.crt, path: certs/app.crt}]}}"),
                Arguments.of(Volume.config("platform"), "{name: v, configMap: {name: platform}}"),
                Arguments.of(
                        Volume.downwardApi("labels", "metadata.labels").file("zone", "metadata.annotations['zone']"),
                        "{name: v, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}},"
                                + " {path: zone, fieldRef: {fieldPath: \"metadata.annotations['zone']\"}}]}}"),
                Arguments.of(
                        Volume.csi("secrets-store.csi.k8s.io")
                                .attribute("secretProviderClass", "shop")
                                .readOnly(),
                        "{name: v, csi: {driver: secrets-store.csi.k8s.io, readOnly: true,"
                                + " volumeAttributes: {secretProviderClass: shop}}}"),
                Arguments.of(
                        Volume.hostPath("/var/log", "reads the node's logs"), "{name: v, hostPath: {path: /var/log}}"));
    }

    @ParameterizedTest
    @MethodSource("volumes")
    void rendersAVolumeOfEveryKind(Volume volume, String rendered) {
        assertThat(mounting(volume).pod("volumes").value()).isEqualTo(List.of(value(rendered)));
    }

    private static Object value(String yaml) {
        return java.util.Objects.requireNonNull(yaml(yaml));
    }

    @Test
    void rendersSeveralSourcesInOneFolder() {
        Volume volume = Volume.projected(
                        Volume.secret("tls").key("tls.crt", "tls.crt"),
                        Volume.config("platform").optional(),
                        Volume.downwardApi("labels", "metadata.labels"),
                        ProjectedSource.token("token", "vault").validFor(Duration.ofMinutes(20)))
                .mode("0444");

        assertThat(mounting(volume)
                        .pod("volumes")
                        .items()
                        .get(0)
                        .at("projected")
                        .value())
                .isEqualTo(
                        yaml(
                                """
                        defaultMode: 292
                        sources:
                        - secret: {name: tls, items: [{key: tls.crt, path: tls.crt}]}
                        - configMap: {name: platform, optional: true}
                        - downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}
                        - serviceAccountToken: {path: token, audience: vault, expirationSeconds: 1200}
                        """));
    }

    @Test
    void rendersAClaim() {
        RenderedShop shop = RenderedShop.of(app -> app.nameSuffix("-b")
                .label("team", "shop", LabelScope.CLAIM)
                .annotation("backup", "nightly", LabelScope.CLAIM)
                .volume("uploads", CLAIM.sharedByNodes().storageClass("efs"))
                .web(web -> web.mount("uploads", "/app/public/uploads")));

        assertThat(shop.only("PersistentVolumeClaim").value())
                .isEqualTo(
                        yaml(
                                """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata:
                  name: shop-uploads-b
                  namespace: shop
                  labels: {team: shop}
                  annotations: {backup: nightly}
                spec:
                  accessModes: [ReadWriteMany]
                  resources: {requests: {storage: 100Gi}}
                  storageClassName: efs
                """));
    }

    @Test
    void mountsAPartOfAVolumeForReading() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .config("nginx", config -> config.value("nginx.conf", "events {}"))
                .web(web -> web.mount(Mount.of("nginx", "/etc/nginx/nginx.conf")
                        .subPath("nginx.conf")
                        .readOnly())));

        assertThat(shop.container("volumeMounts").value())
                .isEqualTo(
                        yaml("[{name: nginx, mountPath: /etc/nginx/nginx.conf, subPath: nginx.conf, readOnly: true}]"));
        String config = shop.only("ConfigMap").at("metadata", "name").text().orElseThrow();
        assertThat(shop.pod("volumes").value()).isEqualTo(yaml("[{name: nginx, configMap: {name: " + config + "}}]"));
    }

    @Test
    void aPodHasTheVolumesThatItsContainersMountOnceEach() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .volume("run", Volume.emptyDir())
                .volume("spare", Volume.emptyDir())
                .web(web -> web.mount("run", "/app/run")
                        .sidecar("proxy", proxy -> proxy.image("nginx:1.29").mount("run", "/run/app"))));

        assertThat(shop.pod("volumes").value()).isEqualTo(yaml("[{name: run, emptyDir: {}}]"));
        assertThat(shop.initContainer("volumeMounts").value()).isEqualTo(yaml("[{name: run, mountPath: /run/app}]"));
    }

    @Test
    void tasksMountVolumesToo() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .volume("uploads", CLAIM)
                .migration(migration -> migration.mount("uploads", "/uploads"))
                .web(web -> {}));

        assertThat(shop.pod("volumes")).isEqualTo(Tree.absent());
        assertThat(shop.job().at("spec", "template", "spec", "volumes").value())
                .isEqualTo(yaml("[{name: uploads, persistentVolumeClaim: {claimName: shop-uploads}}]"));
    }

    @Test
    void podsFollowAMountedConfigByItsChecksum() {
        RenderedShop shop = RenderedShop.of(app -> app.config("nginx", config -> config.value("nginx.conf", "events {}")
                        .rollout(ConfigRollout.CHECKSUM_ANNOTATION))
                .volume("conf", Volume.projected(Volume.config("nginx")))
                .web(web -> web.mount("conf", "/etc/nginx")));

        assertThat(shop.podTemplate().at("metadata", "annotations").map()).containsOnlyKeys("checksum/nginx");
    }

    @Test
    void anOverlayChangesVolumesAndMounts() {
        RenderedShop base =
                RenderedShop.of(app -> app.noScratch().volume("uploads", CLAIM).web(web -> web.replicas(1)
                        .mount("uploads", "/uploads")));
        dev.railsk.app.RailsApp app = dev.railsk.app.RailsApp.define("shop", spec -> spec.image("ghcr.io/acme/shop")
                .noScratch()
                .volume("uploads", Volume.emptyDir())
                .volume("cache", Volume.emptyDir())
                .web(web -> web.replicas(1).mount("cache", "/cache"))
                .overlay("x", x -> x.volume("uploads", CLAIM)
                        .removeVolume("cache")
                        .web(web -> web.removeMount("/cache").mount("uploads", "/uploads"))));

        assertThat(app.environment("x")
                        .render(dev.railsk.image.Revision.of("abcd123"))
                        .toYaml())
                .isEqualTo(base.set().toYaml());
    }
}
