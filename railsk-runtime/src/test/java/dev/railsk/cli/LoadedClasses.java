package dev.railsk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a virtual machine loads that runs one command, well and without a word on the error output. */
final class LoadedClasses {

    private LoadedClasses() {}

    /** What the child process runs. */
    public static void main(String... args) {
        Railsk.main(() -> TestApps.SHOP, args);
    }

    /** The names of all classes that the command loads. */
    static List<String> of(Path folder, String... args) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:file=" + log.toString().replace(":", "\\:"),
                "-cp",
                withoutLogging(System.getProperty("java.class.path")),
                LoadedClasses.class.getName());
        child.command().addAll(List.of(args));
        Process process = child.redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(log).stream().map(LoadedClasses::className).toList();
    }

    /** As in a program that has no logging: slf4j is there, since the client brings it, but no provider. */
    private static String withoutLogging(String classPath) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(classPath)
                .filter(entry -> !entry.contains("slf4j-nop"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    // A line is "[0.050s][info][class,load] java.lang.Object source: shared objects file".
    private static String className(String line) {
        String rest = line.substring(line.lastIndexOf("] ") + 2);
        return rest.substring(0, (rest + " ").indexOf(' '));
    }
}
