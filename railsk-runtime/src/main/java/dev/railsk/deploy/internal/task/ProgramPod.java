package dev.railsk.deploy.internal.task;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.LogRequest;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.Selection;
import dev.railsk.deploy.internal.run.DeployRun;
import dev.railsk.manifest.Tree;
import dev.railsk.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The pod in which the program of a Job has ended.
 *
 * @param log where what it wrote can be read; empty when no pod of the Job has ended
 * @param exitCode the number that it ended with; empty when no pod of the Job has ended
 */
public record ProgramPod(Optional<LogRequest> log, OptionalInt exitCode) {

    /** The last one of this Job. */
    public static ProgramPod of(DeployRun run, LiveObject job, Task task) {
        Selection pods = new Selection(
                ObjectKind.POD,
                job.ref().namespace(),
                Map.of("job-name", job.ref().name()));
        ProgramPod ended = new ProgramPod(Optional.empty(), OptionalInt.empty());
        for (LiveObject pod : run.cluster().list(pods).items()) {
            List<Tree> statuses =
                    pod.content().at("status", "containerStatuses").items();
            for (Tree status : statuses) {
                Optional<Long> code =
                        status.at("state", "terminated", "exitCode").integer();
                if (status.at("name").text().equals(Optional.of(task.container())) && code.isPresent()) {
                    LogRequest log =
                            LogRequest.of(pod.ref().namespace(), pod.ref().name(), task.container());
                    ended = new ProgramPod(
                            Optional.of(log), OptionalInt.of(code.get().intValue()));
                }
            }
        }
        return ended;
    }
}
