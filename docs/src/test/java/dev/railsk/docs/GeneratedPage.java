package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.testing.golden.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is made from the code: it is compared, and written where that is asked for. */
public final class GeneratedPage {

    private GeneratedPage() {}

    /** Expect a file to hold this; a failure says how to accept it. */
    public static void check(Path file, String wanted, String how) throws IOException {
        boolean isCi = System.getenv("CI") != null;
        if ("write".equals(System.getProperty(GoldenFile.PROPERTY)) && !isCi) {
            Files.createDirectories(file.getParent());
            Files.write(file, wanted.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(file).as(how).exists();
        assertThat(Files.readAllLines(file))
                .as("%s is outdated. %s", file, how)
                .isEqualTo(wanted.lines().toList());
    }
}
