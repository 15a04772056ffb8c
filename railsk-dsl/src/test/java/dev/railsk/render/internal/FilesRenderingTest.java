package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.config.ConfigFiles;
import dev.railsk.config.ConfigRollout;
import dev.railsk.config.EnvDialect;
import dev.railsk.config.EnvFile;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.internal.KustomizeHash;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.text.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesRenderingTest {

    private static final byte[] NO_TEXT = {(byte) 0xFF, 0x00, 0x01};

    @TempDir
    private Path folder;

    @Test
    void rendersTextAndBytesUnderAHashOfBoth() throws IOException {
        Files.write(folder.resolve("logo.bin"), NO_TEXT);
        RenderedShop shop = RenderedShop.of(app -> app.files("nginx", files -> files.text("nginx.conf", "listen 80;\n")
                        .file(Folder.of(folder), "logo.bin"))
                .web(web -> {}));

        String hash = KustomizeHash.ofConfigMap(Map.of("nginx.conf", "listen 80;\n"), Map.of("logo.bin", "/wAB"));
        assertThat(shop.only("ConfigMap").at("metadata", "name").text()).contains("nginx-" + hash);
        assertThat(shop.at("ConfigMap", "data").value()).isEqualTo(yaml("{nginx.conf: \"listen 80;\\n\"}"));
        assertThat(shop.at("ConfigMap", "binaryData").value()).isEqualTo(yaml("{logo.bin: /wAB}"));
        assertThat(shop.at("ConfigMap", "immutable").isPresent()).isFalse();
    }

    @Test
    void takesFilesOfTheClassPathUnderTheirOwnOrAnotherName() {
        RenderedShop shop =
                RenderedShop.of(app -> app.files("proxy", files -> files.resource(RailsApp.class, "proxy.conf")
                                .resource("second.conf", RailsApp.class, "/dev/railsk/app/proxy.conf")
                                .text("third", "3")
                                .rename("third", "third.conf"))
                        .web(web -> {}));

        assertThat(shop.at("ConfigMap", "data").entries().keySet())
                .containsExactly("proxy.conf", "second.conf", "third.conf");
        assertThat(shop.at("ConfigMap", "data", "second.conf").text()).contains("listen 8080;\n");
    }

    @Test
    void changesAddsAndRemovesFilesInAnOverlay() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> {})
                .files("nginx", files -> files.text("a", "1").text("b", "2").rollout(ConfigRollout.NONE))
                .files("gone", files -> files.text("a", "1"))
                .overlay("blue", blue -> blue.files(
                                "nginx",
                                files -> files.text("a", "3").remove("b").text("c", "4"))
                        .removeFiles("gone")
                        .addFiles(ConfigFiles.define(
                                "new", files -> files.text("a", "1").rollout(ConfigRollout.NONE)))));

        ManifestSet set = app.environment("blue").render(Revision.of("abcd123"));

        assertThat(set.ofKind("ConfigMap")).extracting(Manifest::name).containsExactly("nginx", "new");
        assertThat(set.get("ConfigMap", "nginx").tree().at("data").value()).isEqualTo(yaml("{a: '3', c: '4'}"));
    }

    @Test
    void rendersWhatIsNeverToChange() {
        RenderedShop shop = RenderedShop.of(
                app -> app.files("nginx", files -> files.text("a", "1").immutable())
                        .config("flags", config -> config.value("A", "1").immutable())
                        .web(web -> {}));

        assertThat(shop.set().ofKind("ConfigMap")).hasSize(2).allSatisfy(config -> assertThat(
                        config.tree().at("immutable").isTrue())
                .isTrue());
    }

    @Test
    void refusesWhatIsNeverToChangeUnderALastingName() {
        assertThatThrownBy(() -> RenderedShop.of(app -> app.config("flags", config -> config.value("A", "1")
                                .rollout(ConfigRollout.NONE)
                                .immutable())
                        .web(web -> {})))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining(
                        "what is immutable must have a name that ends in a hash, as the API server refuses"
                                + " another content under the same name, but its rollout is NONE")
                .hasMessageContaining("Leave the rollout at ConfigRollout.HASHED_NAME, or leave immutable() out.");
    }

    @Test
    void refusesFilesThatWouldNotFitOrHaveNoName() {
        assertThatThrownBy(() -> ConfigFiles.define(
                        "big", files -> files.text("a", "x".repeat(1 << 20)).text("b", "x")))
                .hasMessageContaining("files must have at most 1048576 bytes together, but have 1048577");
        assertThatThrownBy(() -> ConfigFiles.define("conf", files -> files.text("conf.d/a", "x")))
                .hasMessageContaining("a file's name must have 1 to 253 letters, digits, dashes, underscores and dots,"
                        + " but was \"conf.d/a\"");
        assertThatThrownBy(() ->
                        ConfigFiles.define("conf", files -> files.text("a", "x").rename("b", "c")))
                .hasMessageContaining("there is no file \"b\" to rename")
                .hasMessageContaining("Rename one of: a.");
        assertThatThrownBy(() -> ConfigFiles.define("conf", files -> {}))
                .hasMessageContaining("files \"conf\" has no file");
    }

    @Test
    void refusesAConfigOfTheSameName() {
        assertThatThrownBy(() -> RenderedShop.of(app -> app.config("a", config -> config.value("A", "1"))
                        .files("a", files -> files.text("a", "1"))
                        .web(web -> {})))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining("files and a config must not both be called \"a\"");
    }

    @Test
    void leavesFilesToTheOverlays() {
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> {})
                .files("nginx", files -> files.open("each region has its own"))
                .overlay("blue", blue -> blue.files("nginx", files -> files.text("a", "1")))
                .overlay("green", green -> green.namespace("green")));

        assertThat(app.environment("blue").render(Revision.of("a")).ofKind("ConfigMap"))
                .hasSize(1);
        assertThatThrownBy(() -> app.environment("green").render(Revision.of("a")))
                .hasMessageContaining("each region has its own")
                .hasMessageContaining("Bring them in the overlay: files(\"nginx\", ..).");
    }

    @Test
    void mergesAndReplacesSettingsInAnOverlay() {
        List<String> data = List.of("merged", "replaced");
        RailsApp app = RailsApp.define("shop", shop -> shop.image("ghcr.io/acme/shop")
                .web(web -> {})
                .config(
                        "flags",
                        config -> config.value("A", "1").value("B", "1").rollout(ConfigRollout.NONE))
                .overlay(data.get(0), merged -> merged.namespace("one")
                        .config("flags", config -> config.addEnvFile(EnvFile.text(EnvDialect.STRICT, "B=2\nC=2\n"))))
                .overlay(
                        data.get(1),
                        replaced -> replaced.config(
                                "flags", config -> config.noValues().value("D", "1"))));

        assertThat(app.environment("merged")
                        .render(Revision.of("a"))
                        .get("ConfigMap", "flags")
                        .tree()
                        .at("data")
                        .value())
                .isEqualTo(yaml("{A: '1', B: '2', C: '2'}"));
        assertThat(app.environment("replaced")
                        .render(Revision.of("a"))
                        .get("ConfigMap", "flags")
                        .tree()
                        .at("data")
                        .value())
                .isEqualTo(yaml("{D: '1'}"));
    }
}
