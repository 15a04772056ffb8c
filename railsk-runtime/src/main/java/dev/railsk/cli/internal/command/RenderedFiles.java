package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.ManifestSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A folder with a file per object. Which files are railsk's stands in a list beside them: those are replaced, or removed once
 * their object is gone; any other file is left alone, and one in the way is an error. All files are written beside their
 * place before the first is moved there, so that nothing is left half written.
 */
final class RenderedFiles {

    private static final String LIST = ".railsk-files";
    private static final String NEW = ".railsk-new";

    private final Path folder;
    private final boolean json;

    RenderedFiles(Path folder, boolean json) {
        this.folder = folder;
        this.json = json;
    }

    ExitCode write(Invocation invocation, Environment environment, ManifestSet manifests) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Manifest manifest : manifests) {
            String text = json ? manifest.toJson() : manifest.toYaml();
            byte[] before = files.put(nameIn(manifests, manifest.id()), text.getBytes(StandardCharsets.UTF_8));
            if (before != null) {
                throw failure("two objects would be written to one file, one of them " + manifest.id());
            }
        }
        try {
            replace(files);
        } catch (IOException e) {
            throw failure("could not write to " + folder + ": " + reason(e));
        }
        invocation.tell("wrote " + files.size() + " files to " + folder);
        if (invocation.wantsJson()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("app", environment.appName());
            report.put("environment", environment.name());
            report.put("folder", folder.toString());
            report.put("files", List.copyOf(files.keySet()));
            invocation.report(ExitCode.DONE, DeployJson.document("render", report));
        }
        return ExitCode.DONE;
    }

    private String nameIn(ManifestSet manifests, ManifestId id) {
        String name = id.kind() + "-" + id.name();
        for (Manifest other : manifests) {
            boolean isSame = other.id().equals(id);
            if (!isSame && other.kind().equals(id.kind()) && other.name().equals(id.name())) {
                name = id.group() + "-" + id.kind() + "-" + id.namespace() + "-" + id.name();
            }
        }
        StringBuilder file = new StringBuilder();
        for (char letter : name.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean isPlain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.';
            file.append(isPlain ? letter : '-');
        }
        return file.append(json ? ".json" : ".yaml").toString();
    }

    private void replace(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        Path list = folder.resolve(LIST);
        List<String> before = Files.exists(list) ? Files.readAllLines(list) : List.of();
        for (String name : files.keySet()) {
            if (!before.contains(name) && Files.exists(folder.resolve(name))) {
                throw failure(folder.resolve(name) + " is there already, and no render wrote it");
            }
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(files.keySet());
        List<Path> written = new ArrayList<>();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                written.add(Files.write(folder.resolve(file.getKey() + NEW), file.getValue()));
            }
            Files.write(list, all);
            for (String name : files.keySet()) {
                move(folder.resolve(name + NEW), folder.resolve(name));
            }
        } finally {
            for (Path leftOver : written) {
                Files.deleteIfExists(leftOver);
            }
        }
        removeOthers(before, files);
        Files.write(list, files.keySet());
    }

    private void removeOthers(List<String> before, Map<String, byte[]> files) throws IOException {
        for (String name : before) {
            boolean isInFolder =
                    folder.normalize().equals(folder.resolve(name).normalize().getParent());
            if (isInFolder && !files.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String reason(IOException e) {
        if (!(e instanceof FileSystemException file)) {
            return String.valueOf(e.getMessage());
        }
        String reason = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
        if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "a file is in the way";
        }
        return file.getFile() + ": " + reason;
    }

    private static Failure failure(String fact) {
        return new Failure(
                ExitCode.USAGE, fact + "\nGive --output-dir a folder of its own, which this user may write.");
    }
}
