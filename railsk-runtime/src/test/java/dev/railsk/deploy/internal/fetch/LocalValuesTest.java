package dev.railsk.deploy.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.railsk.config.FetchedSecret;
import dev.railsk.config.FetchedSecretSpec;
import dev.railsk.config.Secrets;
import dev.railsk.config.ValueSource;
import dev.railsk.deploy.FetchException;
import dev.railsk.deploy.ValueFetcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Values from files, programs and standard input. */
class LocalValuesTest {

    @TempDir
    Path folder;

    private static ValueSource source(Consumer<FetchedSecretSpec> key) {
        FetchedSecret secret = Secrets.fetched("keys", key);
        return secret.sources().values().iterator().next();
    }

    private ValueFetcher local() {
        return ValueFetcher.local(
                Map.of(
                        "PATH",
                        folder.resolve("bin").toAbsolutePath().toString(),
                        "OP_TOKEN",
                        "planted-in-the-environment"),
                folder,
                Optional::empty);
    }

    private String fetch(Consumer<FetchedSecretSpec> key) {
        return new String(local().fetch(source(key)), StandardCharsets.UTF_8);
    }

    private FetchException failure(Consumer<FetchedSecretSpec> key) {
        return catchThrowableOfType(FetchException.class, () -> fetch(key));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void readsAFile() throws IOException {
        Files.writeString(folder.resolve("key.txt"), "value\n");

        assertThat(fetch(s -> s.file("K", "key.txt"))).isEqualTo("value\n");
        assertThat(fetch(s -> s.file("K", folder.resolve("key.txt").toString())))
                .isEqualTo("value\n");
    }

    @Test
    void saysWhichFileIsMissingOrNone() {
        assertThat(failure(s -> s.file("K", "key.txt")))
                .hasMessage("it is not there: " + folder.resolve("key.txt").toAbsolutePath());
        assertThat(failure(s -> s.file("K", "."))).hasMessageStartingWith("it is no file: ");
    }

    @Test
    void refusesWhatNoSecretCanHold() throws IOException {
        Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);

        assertThat(failure(s -> s.file("K", "large"))).hasMessage("it has more than 1048576 bytes");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesWhatAProgramPrintsWithoutAShell() throws IOException {
        program("op", "printf '%s|' \"$@\"; pwd");

        assertThat(fetch(s -> s.command("K", "op", "read", "$HOME; echo", "two words")))
                .isEqualTo("read|$HOME; echo|two words|" + folder.toRealPath() + "\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramGetsTheVariablesThatWereGivenAndNoInput() throws IOException {
        program("op", "printf '%s' \"$OP_TOKEN\"; read line && printf more; exit 0");

        assertThat(fetch(s -> s.command("K", "op"))).isEqualTo("planted-in-the-environment");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsTheEndOfAProgramAndWhatItSaidWithoutWhatIsSecret() throws IOException {
        program("op", "echo \"[ERROR] not signed in; $OP_TOKEN $1 ghp_0123456789abcdef\" >&2; exit 6");

        FetchException failed = failure(s -> s.command("K", "op", "op://vault/item"));

        assertThat(failed)
                .hasMessageStartingWith("it ended with exit code 6: [ERROR] not signed in; ")
                .hasMessageNotContainingAny("planted", "op://vault/item", "ghp_");
        assertThat(failed.nextStep()).isEqualTo("Log in there, or run it by hand to see more.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void looksForProgramsInAbsoluteFoldersOfThePathOnly() throws IOException {
        program("op", "echo value");
        ValueFetcher relative = ValueFetcher.local(Map.of("PATH", "bin:."), folder, Optional::empty);

        assertThat(catchThrowableOfType(FetchException.class, () -> relative.fetch(source(s -> s.command("K", "op")))))
                .hasMessage("there is no such program");
        assertThat(fetch(s -> s.command("K", "bin/op"))).isEqualTo("value\n");
    }

    @Test
    void readsStandardInputUnlessItIsATerminal() {
        assertThat(failure(s -> s.stdin("K"))).hasMessage("that is a terminal, or closed");

        ValueFetcher piped = ValueFetcher.local(
                Map.of(),
                folder,
                () -> Optional.of(new ByteArrayInputStream("value".getBytes(StandardCharsets.UTF_8))));
        assertThat(piped.fetch(source(s -> s.stdin("K"))))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("value");
    }

    @Test
    void tellsNothingOfTheVariables() {
        assertThat(local().toString()).doesNotContain("planted");
    }
}
