package dev.railsk.source.internal;

import dev.railsk.manifest.Tree;
import dev.railsk.source.Styles;
import dev.railsk.text.TextResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Ruby's own parser, where {@code RAILSK_RUBY} names a command that runs Ruby. */
final class Ruby {

    private final List<String> command;

    private Ruby(List<String> command) {
        this.command = command;
    }

    static Optional<Ruby> find() {
        String command = System.getenv("RAILSK_RUBY");
        return command == null || command.isBlank()
                ? Optional.empty()
                : Optional.of(new Ruby(List.of(command.strip().split(" +"))));
    }

    /** What it finds in each migration. */
    List<Tree> read(List<String> files) {
        return read(files, Checks.names());
    }

    /** The calls of these names that it finds in each file. */
    List<Tree> read(List<String> files, Collection<String> names) {
        String script = TextResource.read(PackedFiles.class, "calls.rb") + "\n" + Styles.resource("each.rb");
        List<String> arguments = List.of("-e", script, String.join(",", names));
        String input = "";
        StringBuilder all = new StringBuilder(input);
        for (String file : files) {
            all.append(file.getBytes(StandardCharsets.UTF_8).length)
                    .append('\n')
                    .append(file);
        }
        List<Tree> trees = new ArrayList<>();
        run(arguments, all.toString().getBytes(StandardCharsets.UTF_8))
                .lines()
                .forEach(line -> trees.add(Tree.parseJson(line)));
        return trees;
    }

    /** What a program writes that is handed this. */
    String run(List<String> arguments, byte[] input) {
        List<String> whole = new ArrayList<>(command);
        whole.add("-EUTF-8");
        whole.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Some versions of Ruby take a script and what it reads for text of the machine's own encoding.
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.start();
            Thread writer = new Thread(() -> write(process, input));
            writer.start();
            try (InputStream output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
