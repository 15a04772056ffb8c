package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.image.Image;
import dev.railsk.name.internal.Syntax;
import dev.railsk.name.internal.WellFormed;
import dev.railsk.pod.Scratch.Tmpdir;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import dev.railsk.quantity.ResourcesSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a scratch folder is written. Defaults: a volume named after the path, no size limit, not Ruby's TMPDIR. */
public final class ScratchSpec {

    private static final int LONGEST_LABEL = 63;

    private final Draft draft;
    private final String standardVolume;
    private String volume;
    private Optional<Memory> sizeLimit = Optional.empty();
    private Optional<Tmpdir> tmpdir = Optional.empty();

    private ScratchSpec(String path) {
        draft = new Draft("scratch " + path);
        standardVolume = volumeName(path);
        volume = standardVolume;
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
        return new ScratchSpec(path).finish(path, definition);
    }

    static Scratch apply(Scratch base, Consumer<ScratchSpec> change) {
        ScratchSpec spec = new ScratchSpec(base.path());
        spec.volume = base.volume();
        spec.sizeLimit = base.sizeLimit();
        spec.tmpdir = base.tmpdir();
        return spec.finish(base.path(), change);
    }

    private Scratch finish(String path, Consumer<ScratchSpec> definition) {
        Origin origin = Origin.here();
        draft.run(definition, this);
        WellFormed.check(draft, "path", origin, path);
        boolean isPath = path.startsWith("/") && path.length() > 1 && path.indexOf(':') < 0;
        if (!isPath && WellFormed.is(path)) {
            draft.problem(
                    "path",
                    origin,
                    "a scratch folder must be an absolute path below / without a colon, but was \"" + path + "\"",
                    "Name it like \"/tmp\".");
        }
        if (tmpdir.isPresent()
                && WellFormed.is(tmpdir.get().path())
                && !(tmpdir.get().path() + "/").startsWith(path + "/")) {
            draft.problem(
                    "tmpdir",
                    draft.originOf("tmpdir", origin),
                    "the temporary folder " + tmpdir.get().path() + " must lie in the scratch folder " + path,
                    "Name it like \"" + path + "/ruby\".");
        }
        if (isPath && !Syntax.isLabel(volume, LONGEST_LABEL) && !draft.has("volume")) {
            draft.problem(
                    "volume",
                    origin,
                    "no volume's name can be made of the path \"" + path + "\": it would be \"" + volume + "\"",
                    "Name it with volume(\"tmp\").");
        }
        return draft.finish("scratch " + path, new Scratch(path, volume, sizeLimit, tmpdir));
    }

    /** Name the volume. */
    public ScratchSpec volume(String name) {
        Origin origin = draft.write("volume");
        if (!Syntax.isLabel(requireNonNull(name, "name"), LONGEST_LABEL)) {
            draft.problem(
                    "volume",
                    origin,
                    "a volume's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it with volume(\"tmp\").");
        }
        volume = name;
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
        WellFormed.check(draft, "tmpdir", draft.write("tmpdir"), folder);
        if (tmpdir.isEmpty()) {
            tmpdir = Optional.of(Tmpdir.at(folder));
            return this;
        }
        Tmpdir made = tmpdir.get();
        tmpdir = Optional.of(
                new Tmpdir(folder, made.container(), made.image(), made.command(), made.hardened(), made.resources()));
        return this;
    }

    /** Name the init container that makes the folder. */
    public ScratchSpec tmpdirContainer(String name) {
        requireNonNull(name, "name");
        if (!Syntax.isLabel(name, LONGEST_LABEL)) {
            draft.problem(
                    "tmpdirContainer",
                    draft.touch(),
                    "the init container's name must have at most 63 lower-case letters, digits and dashes, but was \""
                            + name + "\"",
                    "Name it with tmpdirContainer(\"make-tmpdir\").");
        }
        if (hasTmpdirFor("tmpdirContainer")) {
            Tmpdir made = tmpdir.get();
            tmpdir = Optional.of(
                    new Tmpdir(made.path(), name, made.image(), made.command(), made.hardened(), made.resources()));
        }
        return this;
    }

    /** Make the folder with this image and command, without hardening: for images that run as root. */
    public ScratchSpec tmpdirBy(String image, String... command) {
        requireNonNull(image, "image");
        requireNonNull(command, "command");
        try {
            Image.of(image);
        } catch (DefinitionException e) {
            draft.refused("tmpdirBy", Image.class, e);
        }
        WellFormed.require("the command of tmpdirBy", List.of(command));
        if (hasTmpdirFor("tmpdirBy")) {
            Tmpdir made = tmpdir.get();
            tmpdir = Optional.of(new Tmpdir(
                    made.path(), made.container(), Optional.of(image), List.of(command), false, made.resources()));
        }
        return this;
    }

    /** Say what the init container that makes the folder is promised and allowed. */
    public ScratchSpec tmpdirResources(Consumer<ResourcesSpec> definition) {
        requireNonNull(definition, "definition");
        if (hasTmpdirFor("tmpdirResources")) {
            tmpdirResources(draft.change("tmpdirResources", tmpdir.get().resources(), definition));
        }
        return this;
    }

    /** Promise nothing to the init container that makes the folder, and limit nothing. */
    public ScratchSpec noTmpdirResources() {
        if (hasTmpdirFor("tmpdirResources")) {
            tmpdirResources(Resources.NONE);
        }
        return this;
    }

    private void tmpdirResources(Resources resources) {
        Tmpdir made = tmpdir.orElseThrow();
        tmpdir = Optional.of(
                new Tmpdir(made.path(), made.container(), made.image(), made.command(), made.hardened(), resources));
    }

    /** Set no folder for Ruby's temporary files. */
    public ScratchSpec noTmpdir() {
        draft.write("tmpdir");
        tmpdir = Optional.empty();
        return this;
    }

    /** Limit only by what the node has. */
    public ScratchSpec noSizeLimit() {
        draft.write("sizeLimit");
        sizeLimit = Optional.empty();
        return this;
    }

    /** Name the volume after the path. */
    public ScratchSpec defaultVolume() {
        draft.write("volume");
        volume = standardVolume;
        return this;
    }

    /** Make the folder in a container called {@code make-tmpdir}. */
    public ScratchSpec defaultTmpdirContainer() {
        if (hasTmpdirFor("tmpdirContainer")) {
            Tmpdir made = tmpdir.get();
            tmpdir = Optional.of(new Tmpdir(
                    made.path(),
                    Tmpdir.at(made.path()).container(),
                    made.image(),
                    made.command(),
                    made.hardened(),
                    made.resources()));
        }
        return this;
    }

    /** Make the folder by the app's own image, hardened as the app. */
    public ScratchSpec defaultTmpdirBy() {
        if (hasTmpdirFor("tmpdirBy")) {
            Tmpdir made = tmpdir.get();
            Tmpdir standard = Tmpdir.at(made.path());
            tmpdir = Optional.of(new Tmpdir(
                    made.path(),
                    made.container(),
                    standard.image(),
                    standard.command(),
                    standard.hardened(),
                    made.resources()));
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
