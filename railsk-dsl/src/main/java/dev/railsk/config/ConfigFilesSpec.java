package dev.railsk.config;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import dev.railsk.text.Folder;
import dev.railsk.text.TextResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How files are written. Default: the ConfigMap's name ends in a hash of the content, as with Kustomize's generators. In an overlay
 * a file replaces the base's file of the same name.
 */
public final class ConfigFilesSpec {

    private final Draft draft;
    private final Map<String, FileContent> files;
    private ConfigRollout rollout;
    private boolean isImmutable;
    private Optional<String> openReason;

    private ConfigFilesSpec(ConfigFiles base) {
        draft = new Draft("files " + base.name());
        files = new LinkedHashMap<>(base.files());
        rollout = base.rollout();
        isImmutable = base.isImmutable();
        openReason = base.openReason();
    }

    static ConfigFiles apply(ConfigFiles base, Consumer<ConfigFilesSpec> definition, boolean isNew) {
        ConfigFilesSpec spec = new ConfigFilesSpec(base);
        spec.draft.run(definition, spec);
        boolean isEmpty = spec.files.isEmpty() && spec.openReason.isEmpty();
        if (isNew && isEmpty && spec.draft.findings().judges(List.of())) {
            spec.draft.problem(
                    "files",
                    base.origin(),
                    "files \"" + base.name() + "\" has no file",
                    "Add resource(..), file(..) or text(..), or say open(\"why\") when each overlay brings its own.");
        }
        spec.checkSize(base);
        StoredContent.checkImmutable(spec.draft, base.origin(), spec.isImmutable, spec.rollout);
        return spec.draft.finish(
                "files \"" + base.name() + "\"",
                new ConfigFiles(
                        base.name(), spec.files, spec.rollout, spec.isImmutable, spec.openReason, base.origin()));
    }

    private void checkSize(ConfigFiles base) {
        long size = 0;
        for (FileContent content : files.values()) {
            size += content.size();
        }
        if (size > StoredContent.MOST_BYTES) {
            draft.problem(
                    "files",
                    base.origin(),
                    "files must have at most 1048576 bytes together, but have " + size,
                    "Move what is large into the image or into a volume.");
        }
    }

    /** Have a file with this text. */
    public ConfigFilesSpec text(String name, String content) {
        requireNonNull(name, "name");
        put(name, FileContent.text(requireNonNull(content, "content")));
        WellFormed.check(draft, part(name), draft.originOf(part(name), Origin.here()), content);
        return this;
    }

    /**
     * Have a file of the class path, under its own name.
     *
     * @param anchor a class beside which the file lies
     * @param resource the file, relative to the class, or from the root with a leading slash
     */
    public ConfigFilesSpec resource(Class<?> anchor, String resource) {
        requireNonNull(anchor, "anchor");
        return resource(lastName(requireNonNull(resource, "resource")), anchor, resource);
    }

    /**
     * Have a file of the class path, under this name.
     *
     * @param anchor a class beside which the file lies
     * @param resource the file, relative to the class, or from the root with a leading slash
     */
    public ConfigFilesSpec resource(String name, Class<?> anchor, String resource) {
        requireNonNull(name, "name");
        requireNonNull(anchor, "anchor");
        requireNonNull(resource, "resource");
        return put(name, FileContent.bytes(TextResource.readBytes(anchor, resource)));
    }

    /**
     * Have a file of a folder, under its own name. It is read here and now: see {@link Folder}.
     *
     * @param file its name, or its path from the folder
     */
    public ConfigFilesSpec file(Folder folder, String file) {
        requireNonNull(folder, "folder");
        return file(lastName(requireNonNull(file, "file")), folder, file);
    }

    /**
     * Have a file of a folder, under this name. It is read here and now: see {@link Folder}.
     *
     * @param file its name, or its path from the folder
     */
    public ConfigFilesSpec file(String name, Folder folder, String file) {
        requireNonNull(name, "name");
        requireNonNull(folder, "folder");
        requireNonNull(file, "file");
        return put(name, FileContent.bytes(folder.read(file)));
    }

    private ConfigFilesSpec put(String name, FileContent content) {
        Origin origin = draft.write(part(name));
        if (!StoredContent.isKey(name)) {
            draft.problem(
                    part(name),
                    origin,
                    "a file's name must have 1 to 253 letters, digits, dashes, underscores and dots, but was \"" + name
                            + "\"",
                    "Name it like \"nginx.conf\"; a folder in a mount is another files(..).");
        }
        files.put(name, content);
        openReason = Optional.empty();
        return this;
    }

    private static String part(String name) {
        return "file " + name;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Give a file that is there another name. */
    public ConfigFilesSpec rename(String from, String to) {
        Origin origin = draft.touch();
        FileContent content = files.get(requireNonNull(from, "from"));
        requireNonNull(to, "to");
        if (content == null) {
            draft.problem(
                    part(from),
                    origin,
                    "there is no file \"" + from + "\" to rename",
                    files.isEmpty()
                            ? "Leave this line out: there is none."
                            : "Rename one of: " + Nearest.list(from, files.keySet()) + ".");
            return this;
        }
        if (files.containsKey(to)) {
            draft.problem(
                    part(to),
                    origin,
                    "the file \"" + from + "\" cannot be renamed to \"" + to + "\", as that is there already",
                    "Remove the other one first, or choose another name.");
            return this;
        }
        files.remove(from);
        return put(to, content);
    }

    /** Leave out one file of the base. */
    public ConfigFilesSpec remove(String name) {
        draft.remove("file", requireNonNull(name, "name"), files);
        return this;
    }

    /** Leave out all files of the base, to begin anew. */
    public ConfigFilesSpec noFiles() {
        draft.write("noFiles");
        files.clear();
        return this;
    }

    /** Choose how a change reaches running pods. */
    public ConfigFilesSpec rollout(ConfigRollout how) {
        draft.write("rollout");
        rollout = requireNonNull(how, "how");
        return this;
    }

    /**
     * Have the API server refuse every change of the ConfigMap, which spares kubelets the watching of it. Changed files are another
     * ConfigMap then, so the name must end in its hash. Default: it can be changed.
     */
    public ConfigFilesSpec immutable() {
        draft.write("immutable");
        isImmutable = true;
        return this;
    }

    /** Let the ConfigMap be changed. One that is in the cluster as immutable stays so: a file must change along with this. */
    public ConfigFilesSpec mutable() {
        draft.write("immutable");
        isImmutable = false;
        return this;
    }

    /** Leave the files to the overlays; a render without them fails with this reason. */
    public ConfigFilesSpec open(String reason) {
        draft.write("open");
        openReason = Optional.of(requireNonNull(reason, "reason"));
        return this;
    }
}
