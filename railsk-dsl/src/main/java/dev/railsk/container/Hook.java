package dev.railsk.container;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.WellFormed;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Kubernetes does in a container as soon as it has started, or before it sends SIGTERM, where its time counts against the grace period. */
public sealed interface Hook {

    /** A day, in seconds: a pause above it is a mistake. */
    long LONGEST_SLEEP = 86_400;

    /** Run a command in the container; no shell is involved. */
    static Exec exec(String... command) {
        return new Exec(List.of(requireNonNull(command, "command")));
    }

    /** Wait, so that load balancers stop sending traffic first. By the kubelet; by the container's own {@code sleep} where {@code kubernetes(..)} is before 1.30. */
    static Sleep sleep(Duration duration) {
        return new Sleep(requireNonNull(duration, "duration"));
    }

    /** Ask this path of the container's first port. */
    static Http http(String path) {
        return new Http(requireNonNull(path, "path"), Optional.empty());
    }

    /** An HTTP GET of the kubelet's. */
    record Http(String path, Optional<String> port) implements Hook {
        public Http {
            WellFormed.require("a hook's path", path);
            if (!path.startsWith("/")) {
                throw new InvalidValueException(
                        "a hook's path must start with \"/\", but was \"" + path + "\"",
                        "Write Hook.http(\"/quiet\").");
            }
        }

        /** Ask the port of this name instead of the container's first. */
        public Http on(String portName) {
            return new Http(path, Optional.of(requireNonNull(portName, "portName")));
        }
    }

    /** A command in the container. */
    record Exec(List<String> command) implements Hook {
        public Exec {
            command = WellFormed.require("a hook's command", List.copyOf(command));
            if (command.isEmpty()) {
                throw new InvalidValueException(
                        "a hook must have a command, but had none", "Write Hook.exec(\"bin/quiet\").");
            }
        }
    }

    /** A pause. */
    record Sleep(Duration duration) implements Hook {
        public Sleep {
            if (duration.getNano() != 0 || duration.getSeconds() < 1 || duration.getSeconds() > LONGEST_SLEEP) {
                throw new InvalidValueException(
                        "a hook's sleep must be whole seconds, from 1 to 86400, but was " + duration,
                        "Write Hook.sleep(Duration.ofSeconds(10)).");
            }
        }
    }
}
