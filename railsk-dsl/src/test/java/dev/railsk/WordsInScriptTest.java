package dev.railsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of all classes behind {@link Words} are there in a script that Java runs from its one source file. */
class WordsInScriptTest {

    private static final String SCRIPT =
            """
            import static dev.railsk.Words.*;
            import dev.railsk.app.RailsApp;

            class Deploy {

                static RailsApp app() {
                    return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                            .backing(postgres("db", db -> db.at(peerNetwork("10.1.0.0/24"))))
                            .nodes(nodesOfArch("arm64"))
                            .secret(existingSecret("shop-secrets", "SECRET_KEY_BASE"))
                            .task("assets", task -> task.when(BEFORE_ROLLOUT).command("bin/upload"))
                            .web(web -> web.host("shop.example")
                                    .expose(alb(alb -> alb.targets(TARGET_IP)))
                                    .liveness(httpProbe("/up").period(seconds(20)))
                                    .resources(resources -> resources.cpu(millicores(250)).memory(mebibytes(512)))));
                }

                public static void main(String... args) {
                    System.out.print(app().environments());
                }
            }
            """;

    @Test
    void runsFromItsSource(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("Deploy.java"), SCRIPT);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        script.toString())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo("[default]");
    }
}
