package dev.railsk.migration;

import static java.util.Objects.requireNonNull;

import dev.railsk.migration.internal.Inflection;
import dev.railsk.problem.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * How rows are changed that are too many for one statement.
 *
 * @param size how many at a time
 * @param pause how long nothing is done after each batch, so that replicas and other work keep up
 * @param maintenanceTask the class that does it, where the app has the gem maintenance_tasks; empty for a Rake task
 */
public record Batches(int size, Duration pause, Optional<String> maintenanceTask) {

    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** 1000 rows, then 100 milliseconds, by a Rake task. */
    public static final Batches DEFAULT = new Batches(1000, Duration.ofMillis(100), Optional.empty());

    public Batches {
        if (size < 1 || size > MOST) {
            throw new InvalidValueException(
                    "a batch must have from 1 to 100000 rows, but had " + size, "Write it like batchSize(1000).");
        }
        if (requireNonNull(pause, "pause").isNegative() || pause.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "the pause after a batch must be from nothing to an hour, but was " + pause,
                    "Write it like pause(Duration.ofMillis(100)).");
        }
        if (maintenanceTask.isPresent() && !Inflection.isClassName(maintenanceTask.get())) {
            throw new InvalidValueException(
                    "a maintenance task must be named by its Ruby class, but was \"" + maintenanceTask.get() + "\"",
                    "Write it like \"Maintenance::BackfillNicknameTask\".");
        }
    }

    Batches size(int rows) {
        return new Batches(rows, pause, maintenanceTask);
    }

    Batches pause(Duration time) {
        return new Batches(size, time, maintenanceTask);
    }

    Batches maintenanceTask(String className) {
        return new Batches(size, pause, Optional.of(className));
    }
}
