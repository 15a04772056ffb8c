package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Lines;
import dev.railsk.problem.Origin;
import dev.railsk.problem.Part;
import java.util.function.Consumer;

/**
 * A container beside a pod's main one.
 *
 * @param name its name in the pod
 * @param role what it is there for
 * @param container what it is
 * @param lines the lines that wrote it
 */
public record Companion(String name, Role role, Container container, Lines lines)
        implements Part<ContainerSpec, Companion> {

    /** What a container beside the main one is there for. */
    public enum Role {
        /** It runs to its end before the next one starts. */
        INIT("init container"),
        /** It starts before the main container and runs beside it: an init container with {@code restartPolicy: Always}. */
        SIDECAR("sidecar");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** What it is called in messages. */
        public String word() {
            return word;
        }
    }

    /** One of which nothing is said yet. */
    public static Companion standard(String name, Role role) {
        return new Companion(
                requireNonNull(name, "name"),
                requireNonNull(role, "role"),
                Container.BARE,
                Lines.unwritten(Origin.here()));
    }

    /** Define an init container on its own, to share or test it. */
    public static Companion init(String name, Consumer<ContainerSpec> definition) {
        return standard(name, Role.INIT).with(definition);
    }

    /** Define a sidecar on its own, to share or test it. */
    public static Companion sidecar(String name, Consumer<ContainerSpec> definition) {
        return standard(name, Role.SIDECAR).with(definition);
    }

    @Override
    public Companion with(Consumer<ContainerSpec> definition) {
        return ContainerSpec.apply(this, definition);
    }
}
