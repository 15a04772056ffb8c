package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.Scratch.Tmpdir;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Memory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a scratch folder is written. Defaults: a volume named after the path, no size limit, not Ruby's TMPDIR. */
public final class ScratchSpec {

    private final Draft draft;
    private String volume;
    private Optional<Memory> sizeLimit = Optional.empty();
    private Optional<Tmpdir> tmpdir = Optional.empty();

    private ScratchSpec(String path) {
        draft = new Draft("scratch " + path);
        volume = volumeName(path);
    }

    /** The path's lower-case letters and digits, with one dash for whatever is between them. */
    private static String volumeName(String path) {
        StringBuilder name = new StringBuilder();
        boolean gap = false;
        for (int index = 0; index < path.length(); index++) {
            char unit = path.charAt(index);
            if ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9')) {
                name.append(gap && name.length() > 0 ? "-" : "").append(unit);
                gap = false;
            } else {
                gap = true;
            }
        }
        return name.toString();
    }

    static Scratch apply(String path, Consumer<ScratchSpec> definition) {
        ScratchSpec spec = new ScratchSpec(path);
        Origin origin = Origin.here();
        spec.draft.run(definition, spec);
        if (!path.startsWith("/") || path.length() < 2) {
            spec.draft.problem(
                    "path",
                    origin,
                    "a scratch folder must be an absolute path below /, but was \"" + path + "\"",
                    "Name it like \"/tmp\".");
        }
        if (spec.tmpdir.isPresent() && !(spec.tmpdir.get().path() + "/").startsWith(path + "/")) {
            spec.draft.problem(
                    "tmpdir",
                    spec.draft.originOf("tmpdir", origin),
                    "the temporary folder " + spec.tmpdir.get().path() + " must lie in the scratch folder " + path,
                    "Name it like \"" + path + "/ruby\".");
        }
        return spec.draft.finish("scratch " + path, new Scratch(path, spec.volume, spec.sizeLimit, spec.tmpdir));
    }

    /** Name the volume. */
    public ScratchSpec volume(String name) {
        draft.write("volume");
        volume = requireNonNull(name, "name");
        return this;
    }

    /** Limit what it may hold; a pod above it is evicted. */
    public ScratchSpec sizeLimit(Memory most) {
        draft.write("sizeLimit");
        sizeLimit = Optional.of(requireNonNull(most, "most"));
        return this;
    }

    /** Let the app's own image make this folder at the start, and point {@code TMPDIR} to it. */
    public ScratchSpec tmpdir(String folder) {
        requireNonNull(folder, "folder");
        draft.write("tmpdir");
        tmpdir = Optional.of(Tmpdir.at(folder));
        return this;
    }

    /** Name the init container that makes the folder. */
    public ScratchSpec tmpdirContainer(String name) {
        requireNonNull(name, "name");
        if (hasTmpdirFor("tmpdirContainer")) {
            Tmpdir made = tmpdir.get();
            tmpdir = Optional.of(new Tmpdir(made.path(), name, made.image(), made.command(), made.hardened()));
        }
        return this;
    }

    /** Make the folder with this image and command, without hardening: for images that run as root. */
    public ScratchSpec tmpdirBy(String image, String... command) {
        requireNonNull(image, "image");
        requireNonNull(command, "command");
        if (hasTmpdirFor("tmpdirBy")) {
            Tmpdir made = tmpdir.get();
            tmpdir =
                    Optional.of(new Tmpdir(made.path(), made.container(), Optional.of(image), List.of(command), false));
        }
        return this;
    }

    private boolean hasTmpdirFor(String part) {
        Origin origin = draft.write(part);
        if (tmpdir.isEmpty()) {
            draft.problem(
                    part, origin, part + " needs a temporary folder, but there is none", "Write tmpdir(..) first.");
        }
        return tmpdir.isPresent();
    }
}
