package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskJudgeTest {

    private final TaskJudge judge =
            new TaskJudge(new ObjectRef(ObjectKind.JOB, "shop", "shop-migrate-abcd123-1"), "migrate");

    @Test
    void doesNotTakeARunningJobForDone() {
        TaskStatus status = judge(job("{active: 1, ready: 1}"), "phase: Running\n" + container("running: {}"));

        assertThat(status).isEqualTo(new TaskStatus.Unfinished("m", "migrate", List.of()));
    }

    @Test
    void doesNotTakeAPodThatSucceededForDone() {
        TaskStatus status = judge(job("{succeeded: 0}"), "phase: Succeeded\n" + container("terminated: {exitCode: 0}"));

        assertThat(status).isInstanceOf(TaskStatus.Unfinished.class);
    }

    @Test
    void isDoneWhenTheJobSaysSo() {
        String complete =
                """
                completionTime: "2026-03-01T10:01:00Z"
                conditions: [{type: SuccessCriteriaMet, status: "True"}, {type: Complete, status: "True"}]
                """;

        TaskStatus status = judge(job(complete), "phase: Succeeded\n" + container("terminated: {exitCode: 0}"));

        assertThat(status).isEqualTo(new TaskStatus.Succeeded("m", "migrate", Optional.of("2026-03-01T10:01:00Z")));
    }

    @Test
    void namesTheExitCodeOfTheProcess() {
        String failed = "conditions: [{type: Failed, status: \"True\", reason: BackoffLimitExceeded, message: Job has"
                + " reached the specified backoff limit}]";

        TaskStatus status =
                judge(job(failed), "phase: Failed\n" + container("terminated: {exitCode: 1, reason: Error}"));

        assertThat(((TaskStatus.Failed) status).cause().summary())
                .isEqualTo("Pod m, container migrate: BackoffLimitExceeded: ended with exit code 1 [task-failed]");
    }

    @Test
    void namesTheDeadline() {
        String failed =
                "conditions: [{type: Failed, status: \"True\", reason: DeadlineExceeded, message: Job was active"
                        + " longer than specified deadline}]";

        TaskStatus status = judge(job(failed), "phase: Running\n" + container("running: {}"));

        assertThat(((TaskStatus.Failed) status).cause().summary())
                .isEqualTo("Job shop-migrate-abcd123-1: DeadlineExceeded: it was stopped at its deadline of 3600 s"
                        + " [deadline-exceeded]");
    }

    @Test
    void judgesAPodThatCannotStartThoughTheJobSaysNothing() {
        String missing = "phase: Pending\n"
                + container("waiting: {reason: InvalidImageName, message: \"couldn't parse image name\"}");

        TaskStatus status = judge(job("{active: 1}"), missing);

        assertThat(((TaskStatus.Failed) status).cause().rule()).isEqualTo(Rule.IMAGE_NAME_INVALID);
    }

    @Test
    void doesNotKnowHowAJobEndedThatIsGone() {
        TaskStatus status = judge.judge(Tree.absent(), List.of(), List.of(), Seen.START);

        assertThat(((TaskStatus.Failed) status).cause().rule()).isEqualTo(Rule.TASK_GONE);
    }

    private TaskStatus judge(Tree job, String podStatus) {
        Tree pod = Seen.yaml(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: m, namespace: shop, uid: uid-m, resourceVersion: "1", ownerReferences: [{uid: job-1}]}
                spec: {restartPolicy: Never}
                status:
                """
                        + podStatus.indent(2));
        return judge.judge(job, List.of(pod), List.of(), Seen.START);
    }

    private static Tree job(String status) {
        return Seen.yaml(
                """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: shop-migrate-abcd123-1, namespace: shop, uid: job-1}
                spec: {activeDeadlineSeconds: 3600}
                status:
                """
                        + status.indent(2));
    }

    private static String container(String state) {
        return "containerStatuses:\n- name: migrate\n  restartCount: 0\n  ready: false\n  state:\n    " + state;
    }
}
