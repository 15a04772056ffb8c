package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, as an oracle that asks no cluster. */
public final class Kubectl {

    private Kubectl() {}

    /** Skip the test where there is no kubectl. */
    public static void required() throws InterruptedException {
        boolean runs;
        try {
            runs = new ProcessBuilder("kubectl", "version", "--client")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            runs = false;
        }
        assumeTrue(runs, "there is no kubectl on the PATH to compare with");
    }

    /** What {@code kubectl patch --local} makes of an object. */
    public static Tree patch(Path folder, String type, String object, String patch)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("object.yaml"), object);
        Path change = Files.writeString(folder.resolve("patch.yaml"), patch);
        return run(folder, "patch", "--local", "-f", file.toString(), "--type=" + type, "--patch-file=" + change);
    }

    private static Tree run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-o", "json"));
        Path out = folder.resolve("out.json");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Tree.parseJson(Files.readString(out));
    }
}
