package dev.railsk.cli.internal.command;

import dev.railsk.app.Environment;
import dev.railsk.cli.internal.ExitCode;
import dev.railsk.cli.internal.Failure;
import dev.railsk.cli.internal.Invocation;
import dev.railsk.deploy.json.DeployJson;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestId;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.problem.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a file per object to a folder, and tells what was written and removed. */
final class RenderedFiles {

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
        List<String> removed;
        try {
            removed = new RenderedFolder(folder).replace(files);
        } catch (IOException e) {
            throw failure("could not write to " + folder + ": " + reason(e));
        }
        invocation.tell("wrote " + files.size() + " files to " + folder);
        if (!removed.isEmpty()) {
            invocation.tell("removed what an earlier render left there: " + String.join(", ", removed));
        }
        if (invocation.wantsJson()) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("app", environment.appName());
            report.put("environment", environment.name());
            report.put("folder", folder.toString());
            report.put("files", List.copyOf(files.keySet()));
            report.put("removed", removed);
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
            file.append(isPlain(letter) ? letter : '-');
        }
        return file.append(json ? ".json" : ".yaml").toString();
    }

    /** Whether a render may have written a file of this name. */
    static boolean isName(String name) {
        for (int index = 0; index < name.length(); index++) {
            char letter = name.charAt(index);
            if (!isPlain(letter) && letter != '-') {
                return false;
            }
        }
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".json"));
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.';
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

    static Failure failure(String fact) {
        return new Failure(
                ExitCode.USAGE,
                new Message(fact, "", "Give --output-dir a folder of its own, which this user may write."));
    }
}
