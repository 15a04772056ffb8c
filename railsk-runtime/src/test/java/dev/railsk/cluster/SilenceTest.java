package dev.railsk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library prints nothing, also where the program that embeds it has no logging. */
class SilenceTest {

    @TempDir
    Path folder;

    /** A program that opens a cluster and says its version. */
    public static final class Program {

        private Program() {}

        /** Takes the kubeconfig's file. */
        public static void main(String[] args) {
            Path file = Path.of(args[0]);
            try (Cluster cluster =
                    Kubeconfig.of(Map.of(), Path.of("absent")).withFile(file).open()) {
                System.out.println(cluster.version());
            }
        }
    }

    @Test
    void nothingIsPrintedWhereThereIsNoLogging() throws IOException, InterruptedException {
        try (ApiStub server = ApiStub.plain().answer(200, "{\"gitVersion\":\"v1.34.0\"}")) {
            Path file = Files.writeString(folder.resolve("config"), server.kubeconfig("", "token: abc"));
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            withoutLogging(),
                            Program.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .start();

            String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(printed.strip()).isEqualTo("v1.34.0");
        }
    }

    private static String withoutLogging() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> kept = new ArrayList<>(List.of(all.split(File.pathSeparator)));
        assertThat(kept.removeIf(entry -> entry.contains("slf4j-nop"))).isTrue();
        return String.join(File.pathSeparator, kept);
    }
}
