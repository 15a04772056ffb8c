package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a HorizontalPodAutoscaler does where nothing is measured: it keeps a workload between its least and its most pods. */
public interface AutoscalingContract extends ContractSubject {

    /** The kind. */
    ObjectKind AUTOSCALER = new ObjectKind("autoscaling/v2", "HorizontalPodAutoscaler");

    /** An autoscaler of the Deployment of the controllers' tests; {@code BOUNDS} stands for its bounds. */
    String WEB_AUTOSCALER =
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: NAMESPACE}
            spec: {BOUNDS, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
            """;

    /** The Deployment without a number of replicas. */
    String SCALED_DEPLOYMENT = ControllerContract.WEB_DEPLOYMENT.replace("  replicas: 2\n", "");

    /** Wait until the Deployment wants so many pods. */
    default LiveObject scaledTo(long replicas) throws InterruptedException {
        return await(
                () -> read(ObjectKind.DEPLOYMENT, "web"),
                found -> found.content().at("spec", "replicas").integer().orElse(0L) == replicas);
    }

    @Test
    default void aDeploymentWithoutANumberStartsWithOne() {
        Tree spec = apply(SCALED_DEPLOYMENT).object().content().at("spec");

        assertThat(spec.at("replicas").integer()).contains(1L);
    }

    @Test
    default void anAutoscalerBringsItsLeastPodsAbout() throws InterruptedException {
        apply(SCALED_DEPLOYMENT);
        apply(WEB_AUTOSCALER.replace("BOUNDS", "minReplicas: 2, maxReplicas: 4"));

        LiveObject deployment = scaledTo(2);

        assertThat(deployment.content().at("metadata", "generation").integer()).contains(2L);
    }

    @Test
    default void anAutoscalerTakesTheNumberFromWhoSetIt() throws InterruptedException {
        apply(ControllerContract.WEB_DEPLOYMENT);
        apply(WEB_AUTOSCALER.replace("BOUNDS", "minReplicas: 1, maxReplicas: 1"));

        scaledTo(1);
        assertThatThrownBy(() -> apply(ControllerContract.WEB_DEPLOYMENT))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(".spec.replicas");
    }

    @Test
    default void aSecondApplyLeavesTheAutoscalersNumberAlone() throws InterruptedException {
        apply(SCALED_DEPLOYMENT);
        apply(WEB_AUTOSCALER.replace("BOUNDS", "minReplicas: 2, maxReplicas: 4"));
        scaledTo(2);

        Applied again = apply(SCALED_DEPLOYMENT.replace("\"3600\"", "\"3601\""));

        assertThat(again.object().content().at("spec", "replicas").integer()).contains(2L);
    }

    @Test
    default void anAutoscalerIsFilledIn() {
        Tree spec = apply(WEB_AUTOSCALER.replace(
                        "BOUNDS", "maxReplicas: 4, behavior: {scaleDown: {stabilizationWindowSeconds: 60}}"))
                .object()
                .content()
                .at("spec");

        assertThat(spec.at("minReplicas").integer()).contains(1L);
        assertThat(spec.at("metrics").items())
                .isEqualTo(
                        List.of(
                                Tree.parseJson(
                                        """
                        {"type": "Resource", "resource": {
                          "name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}}
                        """)));
        assertThat(spec.at("behavior"))
                .isEqualTo(
                        Tree.parseJson(
                                """
                                {"scaleUp": {"stabilizationWindowSeconds": 0, "selectPolicy": "Max", "policies": [
                                   {"type": "Pods", "value": 4, "periodSeconds": 15},
                                   {"type": "Percent", "value": 100, "periodSeconds": 15}]},
                                 "scaleDown": {"stabilizationWindowSeconds": 60, "selectPolicy": "Max", "policies": [
                                   {"type": "Percent", "value": 100, "periodSeconds": 15}]}}
                                """));
    }
}
