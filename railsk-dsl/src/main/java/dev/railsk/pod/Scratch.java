package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import dev.railsk.quantity.Resources;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A writable folder on an otherwise read-only file system, empty at every start.
 *
 * @param path where it is mounted
 * @param volume the volume's name
 * @param sizeLimit how much it may hold; empty for no limit of its own
 * @param tmpdir the folder that Ruby shall use for temporary files; empty when this scratch is not for that
 */
public record Scratch(String path, String volume, Optional<Memory> sizeLimit, Optional<Tmpdir> tmpdir) {

    /**
     * The default: {@code /tmp}, at most 512Mi, with Ruby's folder for temporary files in it.
     *
     * <p>An init container makes that folder, since Ruby refuses a world-writable one, which an empty volume is.
     */
    public static final Scratch DEFAULT =
            new Scratch("/tmp", "tmp", Optional.of(Memory.mebibytes(512)), Optional.of(Tmpdir.at("/tmp/ruby")));

    /** Define a scratch folder. */
    public static Scratch define(String path, Consumer<ScratchSpec> definition) {
        return ScratchSpec.apply(requireNonNull(path, "path"), definition);
    }

    /** The same folder, changed. */
    public Scratch with(Consumer<ScratchSpec> change) {
        return ScratchSpec.apply(this, change);
    }

    /**
     * The recipe for Ruby's folder for temporary files: made by an init container, named by {@code TMPDIR}.
     *
     * @param path the folder
     * @param container the init container's name
     * @param image its image; empty for the app's own
     * @param command its command
     * @param hardened whether it is hardened as the app's containers are
     * @param resources what the init container is promised and allowed
     */
    public record Tmpdir(
            String path,
            String container,
            Optional<String> image,
            List<String> command,
            boolean hardened,
            Resources resources) {

        /**
         * What making a folder needs: 10m of a processor at most 100m, 16Mi of memory at most 64Mi. A quota or a limit range that
         * wants limits of every container is satisfied by it.
         */
        public static final Resources MODEST = new Resources(
                Optional.of(Cpu.millis(10)),
                Optional.of(Cpu.millis(100)),
                Optional.of(Memory.mebibytes(16)),
                Optional.of(Memory.mebibytes(64)));

        public Tmpdir {
            command = List.copyOf(command);
        }

        /** Made by the app's own image, hardened as the app. */
        public static Tmpdir at(String path) {
            List<String> command = List.of("mkdir", "-m", "0700", "-p", path);
            return new Tmpdir(path, "make-tmpdir", Optional.empty(), command, true, MODEST);
        }
    }
}
