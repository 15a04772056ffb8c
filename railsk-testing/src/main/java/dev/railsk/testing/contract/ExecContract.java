package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ExecRequest;
import dev.railsk.cluster.ExecResult;
import dev.railsk.cluster.ObjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Running programs in containers. */
public interface ExecContract extends ContractSubject {

    /** A pod that runs until it is stopped. */
    String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: box, namespace: NAMESPACE}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - {name: main, image: "busybox:1.36", command: [sleep, "3600"]}
            """;

    /** Make the pod, and wait until it runs. */
    default void box() throws InterruptedException {
        apply(POD);
        await(
                () -> read(ObjectKind.POD, "box"),
                pod -> pod.content().at("status", "phase").text().orElse("").equals("Running"));
    }

    /** Run this in the pod. */
    default ExecResult run(String input, String... command) {
        return cluster().exec(new ExecRequest(namespace(), "box", "main", List.of(command), input));
    }

    @Test
    default void aProgramRunsInItsContainer() throws InterruptedException {
        box();

        assertThat(run("", "echo", "a  b")).isEqualTo(new ExecResult(0, "a  b\n", ""));
    }

    @Test
    default void aProgramHasItsInputItsExitCodeAndTwoOutputs() throws InterruptedException {
        assumeKubelets();
        box();

        assertThat(run("one\ntwo\n", "sh", "-c", "cat; echo careful >&2; exit 3"))
                .isEqualTo(new ExecResult(3, "one\ntwo\n", "careful\n"));
    }

    @Test
    default void noProgramRunsInAPodThatIsNotThere() {
        assertThatThrownBy(() -> run("", "true")).isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(404);
            assertThat(refusal)
                    .hasMessage("could not run true in container main of Pod box in namespace " + namespace()
                            + ": pods \"box\" not found");
        });
    }

    @Test
    default void noProgramRunsInAContainerThatIsNotThere() throws InterruptedException {
        box();

        assertThatThrownBy(() -> cluster().exec(ExecRequest.of(namespace(), "box", "other", "true")))
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(400);
                    assertThat(refusal)
                            .hasMessage("could not run true in container other of Pod box in namespace " + namespace()
                                    + ": container other is not valid for pod box");
                });
    }
}
