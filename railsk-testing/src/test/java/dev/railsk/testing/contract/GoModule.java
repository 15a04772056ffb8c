package dev.railsk.testing.contract;

import dev.railsk.manifest.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A published version of a Go module, which is where projects publish the definitions of their kinds too.
 *
 * @param path the module's path
 * @param version the version
 */
record GoModule(String path, String version) {

    private static final int LIMIT_SECONDS = 300;

    /** The folder with its files, fetched where it is not there yet; empty where it cannot be had. */
    Optional<Path> folder() throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder("go", "mod", "download", "-json", this.toString())
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noGo) {
            return Optional.empty();
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            return Optional.empty();
        }
        return Tree.parseJson(answer).at("Dir").text().map(Path::of).filter(Files::isDirectory);
    }

    @Override
    public String toString() {
        return path + "@" + version;
    }
}
