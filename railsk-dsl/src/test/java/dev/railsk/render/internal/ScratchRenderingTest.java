package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.quantity.Memory;
import org.junit.jupiter.api.Test;

class ScratchRenderingTest {

    @Test
    void mountsAnEmptyVolume() {
        RenderedShop shop =
                RenderedShop.of(app -> app.scratch("/app/tmp", tmp -> {}).web(web -> {}));

        assertThat(shop.pod("volumes").value()).isEqualTo(yaml("[{name: app-tmp, emptyDir: {}}]"));
        assertThat(shop.container("volumeMounts").value()).isEqualTo(yaml("[{name: app-tmp, mountPath: /app/tmp}]"));
        assertThat(shop.pod("initContainers")).isEqualTo(Tree.absent());
    }

    @Test
    void limitsItsSize() {
        RenderedShop shop = RenderedShop.of(
                app -> app.scratch("/cache", cache -> cache.volume("disk").sizeLimit(Memory.gibibytes(1)))
                        .web(web -> {}));

        assertThat(shop.pod("volumes").value()).isEqualTo(yaml("[{name: disk, emptyDir: {sizeLimit: 1Gi}}]"));
    }

    @Test
    void mountsFurtherFoldersInTheirOrder() {
        RenderedShop shop = RenderedShop.of(
                app -> app.addScratch("/app/storage", storage -> {}).web(web -> {}));

        assertThat(shop.container("volumeMounts").value())
                .isEqualTo(yaml("[{name: tmp, mountPath: /tmp}, {name: app-storage, mountPath: /app/storage}]"));
        assertThat(shop.initContainer("volumeMounts").value()).isEqualTo(yaml("[{name: tmp, mountPath: /tmp}]"));
    }

    @Test
    void makesRubysFolderWithTheAppsOwnImage() {
        RenderedShop shop = RenderedShop.of(
                app -> app.scratch("/work", work -> work.tmpdir("/work/ruby").tmpdirContainer("prepare"))
                        .security(security -> security.hardening())
                        .web(web -> {}));

        assertThat(shop.pod("initContainers").value())
                .isEqualTo(
                        yaml(
                                """
                - name: prepare
                  image: ghcr.io/acme/shop:abcd123
                  command: [mkdir, -m, "0700", -p, /work/ruby]
                  resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: 100m, memory: 64Mi}}
                  volumeMounts: [{name: work, mountPath: /work}]
                """));
        assertThat(shop.container("env").value()).isEqualTo(yaml("[{name: TMPDIR, value: /work/ruby}]"));
    }

    @Test
    void makesRubysFolderWithAForeignImageUnhardened() {
        RenderedShop shop = RenderedShop.of(app -> app.scratch(
                        "/work", work -> work.tmpdir("/work/ruby").tmpdirBy("busybox:1.37", "mkdir", "/work/ruby"))
                .web(web -> {}));

        assertThat(shop.pod("initContainers").value())
                .isEqualTo(
                        yaml(
                                """
                - name: make-tmpdir
                  image: busybox:1.37
                  command: [mkdir, /work/ruby]
                  resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {cpu: 100m, memory: 64Mi}}
                  volumeMounts: [{name: work, mountPath: /work}]
                """));
    }

    @Test
    void rendersNoVolumesWithoutScratch() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch().web(web -> {}));

        assertThat(shop.pod("volumes")).isEqualTo(Tree.absent());
        assertThat(shop.container("volumeMounts")).isEqualTo(Tree.absent());
        assertThat(shop.pod("initContainers")).isEqualTo(Tree.absent());
        assertThat(shop.container("env")).isEqualTo(Tree.absent());
    }
}
