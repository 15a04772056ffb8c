package dev.railsk.placement;

import static java.util.Objects.requireNonNull;

import dev.railsk.name.internal.LabelSyntax;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * A taint of nodes that pods put up with.
 *
 * @param key the taint's key; empty for every taint
 * @param value the taint's value; empty for any
 * @param effect what the taint does; empty for every effect
 * @param time for how long pods stay on a node that gets the taint; empty for ever
 */
public record Toleration(
        Optional<String> key, Optional<String> value, Optional<Effect> effect, Optional<Duration> time) {

    private static final String NEXT_STEP = "Write Toleration.of(\"arch\", \"arm64\"), for example.";

    public Toleration {
        if (key.isPresent() && !LabelSyntax.isKey(key.get())) {
            throw new InvalidValueException(
                    "the key of a taint must have the form of a label's, but was \"" + key.get() + "\"", NEXT_STEP);
        }
        if (value.isPresent() && !LabelSyntax.isValue(value.get())) {
            throw new InvalidValueException(
                    "the value of a taint must have the form of a label's, but was \"" + value.get() + "\"", NEXT_STEP);
        }
        if (time.isPresent()) {
            checkTime(time.get(), effect);
        }
    }

    private static void checkTime(Duration time, Optional<Effect> effect) {
        if (effect.isEmpty() || effect.get() != Effect.NO_EXECUTE) {
            throw new InvalidValueException(
                    "only the effect NO_EXECUTE has a time, but the effect is "
                            + effect.map(Effect::toString).orElse("any"),
                    "Write effect(Toleration.Effect.NO_EXECUTE) before stayingFor(..).");
        }
        if (time.getNano() != 0 || time.getSeconds() < 0) {
            throw new InvalidValueException(
                    "the time that pods stay must be whole seconds, at least 0, but was " + time,
                    "Write stayingFor(Duration.ofMinutes(5)).");
        }
    }

    /** What a taint does to pods that do not tolerate it. */
    public enum Effect {
        /** No new ones come. */
        NO_SCHEDULE("NoSchedule"),
        /** New ones come only where there is no other place. */
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        /** No new ones come, and those that run are put out. */
        NO_EXECUTE("NoExecute");

        private final String kubernetesName;

        Effect(String kubernetesName) {
            this.kubernetesName = kubernetesName;
        }

        /** The word of the Kubernetes API. */
        public String kubernetesName() {
            return kubernetesName;
        }
    }

    /** The taint with this key and value: operator {@code Equal}. */
    public static Toleration of(String key, String value) {
        return new Toleration(
                Optional.of(requireNonNull(key, "key")),
                Optional.of(requireNonNull(value, "value")),
                Optional.empty(),
                Optional.empty());
    }

    /** The taint with this key, whatever its value: operator {@code Exists}. */
    public static Toleration of(String key) {
        return new Toleration(
                Optional.of(requireNonNull(key, "key")), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Every taint. */
    public static Toleration everything() {
        return new Toleration(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, where the taint has this effect. */
    public Toleration effect(Effect only) {
        return new Toleration(key, value, Optional.of(requireNonNull(only, "only")), time);
    }

    /** The same, but only for this time after a node gets the taint; whole seconds, with {@link Effect#NO_EXECUTE}. */
    public Toleration stayingFor(Duration limit) {
        return new Toleration(key, value, effect, Optional.of(requireNonNull(limit, "limit")));
    }
}
