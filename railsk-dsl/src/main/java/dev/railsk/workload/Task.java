package dev.railsk.workload;

import dev.railsk.config.EnvVars;
import dev.railsk.problem.Origin;
import dev.railsk.quantity.Resources;
import java.time.Duration;
import java.util.List;

/**
 * Something that runs to its end in a pod of the app's image, environment and hardening, rendered as a Job.
 *
 * @param name its name in the definition, such as {@code migrate}
 * @param command what it runs, in place of the image's entry point
 * @param env its environment, added to the app's
 * @param resources what it is promised and allowed
 * @param deadline after which it is stopped and has failed
 * @param keepFor how long its Job is kept once it has ended
 * @param origin the line that defined it
 */
public record Task(
        String name,
        List<String> command,
        EnvVars env,
        Resources resources,
        Duration deadline,
        Duration keepFor,
        Origin origin) {

    public Task {
        command = List.copyOf(command);
    }
}
