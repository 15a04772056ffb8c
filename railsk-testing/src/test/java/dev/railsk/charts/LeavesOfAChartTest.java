package dev.railsk.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.ManifestSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the comparison makes of a leaf. */
class LeavesOfAChartTest {

    private static final String CHART =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop, annotations: null}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                  - name: web
                    args: [puma]
                    env: [{name: A, value: "1"}, {name: B, value: "2"}]
                    resources: {limits: {memory: 1Gi}}
                    securityContext: {runAsUser: 1000}
                  - name: jobs
                    image: jobs
            """;

    private static final String HERE =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop-web}
            spec:
              template:
                spec:
                  securityContext: {runAsUser: 1000}
                  initContainers: [{name: jobs, image: jobs}]
                  containers:
                  - name: web
                    args: [puma]
                    env: [{name: B, value: "2"}, {name: A, value: "1"}]
                    resources: {limits: {memory: 1024Mi}}
            """;

    private static ChartComparison compare(String chart, Deviation... deviations) {
        ComparedApp app = new ComparedApp(
                "shop",
                "1",
                files -> Forum.app(),
                files -> Forum.app(),
                Map.of(
                        "Deployment/shop ",
                        "Deployment/shop-web ",
                        "Deployment/shop spec.template.spec.containers[jobs]",
                        "Deployment/shop-web spec.template.spec.initContainers[jobs]"),
                List.of(deviations));
        return new ChartComparison(
                app,
                ManifestSet.parse(chart),
                ManifestSet.parse(HERE.replace("template:", "replicas: 2\n  template:")),
                ManifestSet.parse(HERE));
    }

    @Test
    void isMissingWhereItIsNeitherEqualNorExplained() {
        assertThat(compare(CHART).missing())
                .containsExactly(
                        "Deployment/shop metadata.name = shop, here shop-web",
                        "Deployment/shop spec.template.spec.containers[web].securityContext.runAsUser = 1000, here null",
                        "Deployment/shop spec.template.spec.containers[jobs].name = jobs, here jobs");
    }

    @Test
    void isCountedForWhatItIs() {
        ChartComparison comparison = compare(
                CHART,
                new Deviation("Deployment/* metadata.name = *", "its own name"),
                Deviation.OF_POD,
                new Deviation("*containers[jobs].name = jobs", "a sidecar"),
                new Deviation("*protocol = TCP", "nothing"));

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.idle()).extracting(Deviation::reason).containsExactly("nothing");
        assertThat(comparison.report())
                .contains(
                        "14 leaves: **90.9 %** typed and equal (10 of 11; 71.4 % of all), 3 different by choice, 1 by an edit.")
                .contains("| 1 | `Deployment/shop spec.replicas = 2` | By an edit: no word says it. |");
    }

    @Test
    void isNoMatterOfThePodWhereThePodSaysOtherwise() {
        String other = CHART.replace("runAsUser: 1000", "runAsUser: 33");

        assertThat(compare(other, Deviation.OF_POD).missing())
                .contains(
                        "Deployment/shop spec.template.spec.containers[web].securityContext.runAsUser = 33, here null");
    }
}
