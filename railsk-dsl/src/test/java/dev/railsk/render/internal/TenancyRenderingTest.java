package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.app.AppSpec;
import dev.railsk.app.RailsApp;
import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import dev.railsk.observe.Scrape;
import dev.railsk.pod.LabelScope;
import dev.railsk.policy.PodSecurityLevel;
import dev.railsk.quantity.Cpu;
import dev.railsk.quantity.Memory;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TenancyRenderingTest {

    private static final Revision REVISION = Revision.of("abcd123");

    private static ManifestSet render(Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> {
                    app.image("ghcr.io/acme/shop").web(web -> web.host("shop.example"));
                    more.accept(app);
                })
                .environment(RailsApp.DEFAULT_ENVIRONMENT)
                .render(REVISION);
    }

    private static Tree pods(Manifest workload) {
        return workload.tree().at("spec", "template");
    }

    private static void assertTree(Tree actual, String json) {
        assertThat(actual).isEqualTo(Tree.parseJson(json));
    }

    @Test
    void labelsTheNamespaceForPodSecurity() {
        Manifest namespace = render(app -> app.podSecurity(PodSecurityLevel.BASELINE, PodSecurityLevel.RESTRICTED))
                .get("Namespace", "shop");

        assertTree(
                namespace.tree().at("metadata", "labels"),
                """
                {"pod-security.kubernetes.io/enforce": "baseline", "pod-security.kubernetes.io/audit": "restricted",
                 "pod-security.kubernetes.io/warn": "restricted"}
                """);
    }

    @Test
    void aForeignImageGetsNothingThatIsGrantedToTheApp() {
        ManifestSet set = render(app -> app.account(Account.own("robot"))
                .accessory("redis", redis -> redis.image("redis:8"))
                .accessory("backup", backup -> backup.image("backup:1").account(Account.existing("backup"))));

        assertThat(account(set, "Deployment", "shop-web").text()).contains("robot");
        assertThat(account(set, "StatefulSet", "shop-redis").text()).isEmpty();
        assertThat(account(set, "StatefulSet", "shop-backup").text()).contains("backup");
    }

    private static Tree account(ManifestSet set, String kind, String name) {
        return set.get(kind, name).tree().at("spec", "template", "spec", "serviceAccountName");
    }

    @Test
    void labelsWhatSaysHowTheClusterIsShared() {
        ManifestSet set = render(app -> app.label("team", "shop", LabelScope.TENANCY)
                .annotation("owner", "jo", LabelScope.TENANCY)
                .account(Account.own("robot", account -> account.may("get", "jobs")))
                .worker("sidekiq", worker -> worker.apiToken())
                .networkPolicies(policies -> {})
                .quota(quota -> quota.pods(40))
                .limits(limits -> limits.maxCpu(Cpu.cores(2))));

        for (Manifest manifest : List.of(
                set.get("ServiceAccount", "robot"),
                set.get("Role", "robot"),
                set.get("RoleBinding", "robot"),
                set.get("NetworkPolicy", "shop-web"),
                set.get("ResourceQuota", "shop"),
                set.get("LimitRange", "shop"))) {
            assertTree(manifest.tree().at("metadata", "labels"), "{\"team\": \"shop\"}");
            assertTree(manifest.tree().at("metadata", "annotations"), "{\"owner\": \"jo\"}");
        }
        assertThat(set.get("Service", "shop-web").tree().at("metadata", "labels", "team"))
                .isEqualTo(Tree.absent());
    }

    @Test
    void rendersAnAccountWithItsRights() {
        ManifestSet set = render(app -> app.worker("sidekiq", worker -> worker.apiToken())
                .account(Account.own(
                        "robot", account -> account.annotation("eks.amazonaws.com/role-arn", "arn:aws:iam::1:role/shop")
                                .may("get", "jobs", "pods/log")
                                .may("list", "jobs"))));

        Tree account = set.get("ServiceAccount", "robot").tree();
        assertThat(account.at("metadata", "namespace").text()).contains("shop");
        assertThat(account.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertTree(
                account.at("metadata", "annotations"),
                "{\"eks.amazonaws.com/role-arn\": \"arn:aws:iam::1:role/shop\"}");
        assertTree(
                Tree.of(java.util.Map.of(
                        "rules", set.get("Role", "robot").tree().at("rules").value())),
                """
                {"rules": [{"apiGroups": ["batch"], "resources": ["jobs"], "verbs": ["get", "list"]},
                           {"apiGroups": [""], "resources": ["pods/log"], "verbs": ["get"]}]}
                """);
        Tree binding = set.get("RoleBinding", "robot").tree();
        assertTree(
                binding.at("roleRef"),
                "{\"apiGroup\": \"rbac.authorization.k8s.io\", \"kind\": \"Role\", \"name\": \"robot\"}");
        assertTree(
                binding.at("subjects").items().get(0),
                "{\"kind\": \"ServiceAccount\", \"name\": \"robot\", \"namespace\": \"shop\"}");
        assertThat(pods(set.get("Deployment", "shop-web"))
                        .at("spec", "serviceAccountName")
                        .text())
                .contains("robot");
    }

    @Test
    void labelsOneAccountAlone() {
        ManifestSet set = render(app -> app.label("team", "shop", LabelScope.TENANCY)
                .account(Account.own("robot", robot -> robot.label("azure.workload.identity/use", "true")))
                .worker("sidekiq", worker -> worker.account(Account.own("other"))));

        assertTree(
                set.get("ServiceAccount", "robot").tree().at("metadata", "labels"),
                "{\"team\": \"shop\", \"azure.workload.identity/use\": \"true\"}");
        assertTree(set.get("ServiceAccount", "other").tree().at("metadata", "labels"), "{\"team\": \"shop\"}");
    }

    @Test
    void anAccountWithoutRightsHasNoRole() {
        ManifestSet set = render(app -> app.account(Account.own("robot")));

        assertThat(set.manifests()).extracting(Manifest::kind).doesNotContain("Role", "RoleBinding");
    }

    @Test
    void aWorkloadMayHaveAnAccountOfItsOwn() {
        ManifestSet set = render(app -> app.account(Account.existing("platform"))
                .worker("sidekiq", worker -> worker.account(Account.own("jobs")))
                .cron("tidy", cron -> cron.at("@daily").command("tidy")));

        assertThat(pods(set.get("Deployment", "shop-sidekiq"))
                        .at("spec", "serviceAccountName")
                        .text())
                .contains("jobs");
        assertThat(set.get("CronJob", "shop-tidy")
                        .tree()
                        .at("spec", "jobTemplate", "spec", "template", "spec", "serviceAccountName")
                        .text())
                .contains("platform");
        assertThat(set.manifests().stream().filter(manifest -> manifest.kind().equals("ServiceAccount")))
                .singleElement()
                .asString()
                .contains("jobs");
    }

    @Test
    void namesOwnAccountsAndRolesWithTheSuffix() {
        ManifestSet set = render(
                app -> app.nameSuffix("-b").account(Account.own("robot")).role("viewer", role -> role.may("get", "pods")
                        .to(Subject.group("devs"))));

        assertThat(pods(set.get("Deployment", "shop-web-b"))
                        .at("spec", "serviceAccountName")
                        .text())
                .contains("robot-b");
        assertThat(set.get("RoleBinding", "viewer-b")
                        .tree()
                        .at("roleRef", "name")
                        .text())
                .contains("viewer-b");
    }

    @Test
    void rendersAQuota() {
        ManifestSet set = render(app -> app.quota(quota -> quota.cpu(Cpu.cores(4))
                .cpuLimit(Cpu.cores(8))
                .memory(Memory.gibibytes(8))
                .memoryLimit(Memory.gibibytes(16))
                .storage(Memory.gibibytes(100))
                .pods(40)
                .claims(4)
                .loadBalancers(0)));

        assertTree(
                set.get("ResourceQuota", "shop").tree().at("spec", "hard"),
                """
                {"requests.cpu": "4", "limits.cpu": "8", "requests.memory": "8Gi", "limits.memory": "16Gi",
                 "requests.storage": "100Gi", "pods": "40", "persistentvolumeclaims": "4", "services.loadbalancers": "0"}
                """);
        assertThat(set.manifests()).extracting(Manifest::kind).startsWith("Namespace", "ResourceQuota");
    }

    @Test
    void rendersLimits() {
        Tree limit = render(app -> app.limits(limits -> limits.resources(resources -> resources
                                .cpu(Cpu.millis(100))
                                .memory(Memory.mebibytes(128), Memory.mebibytes(512))
                                .ephemeralStorage(Memory.gibibytes(1), Memory.gibibytes(2)))
                        .maxCpu(Cpu.cores(2))
                        .maxMemory(Memory.gibibytes(2))))
                .get("LimitRange", "shop")
                .tree()
                .at("spec", "limits")
                .items()
                .get(0);

        assertTree(
                limit,
                """
                {"type": "Container", "defaultRequest": {"cpu": "100m", "memory": "128Mi", "ephemeral-storage": "1Gi"},
                 "default": {"memory": "512Mi", "ephemeral-storage": "2Gi"}, "max": {"cpu": "2", "memory": "2Gi"}}
                """);
    }

    @Test
    void asksPodsForMetricsByAMonitorForEachWorkload() {
        ManifestSet set = render(app -> app.worker("sidekiq", worker -> {})
                .accessory("redis", redis -> redis.image("redis:8"))
                .metrics("metrics", 9394, Scrape.podMonitor()));

        assertTree(
                set.get("PodMonitor", "shop-sidekiq").tree().at("spec"),
                """
                {"selector": {"matchLabels": {
                   "app.kubernetes.io/name": "shop", "app.kubernetes.io/component": "sidekiq"}},
                 "podMetricsEndpoints": [{"port": "metrics"}]}
                """);
        assertThat(set.manifests().stream().filter(manifest -> manifest.kind().equals("PodMonitor")))
                .hasSize(2);
        Tree main = pods(set.get("Deployment", "shop-sidekiq"))
                .at("spec", "containers")
                .items()
                .get(0);
        assertTree(main.at("ports").items().get(0), "{\"name\": \"metrics\", \"containerPort\": 9394}");
        assertThat(pods(set.get("StatefulSet", "shop-redis"))
                        .at("spec", "containers")
                        .items()
                        .get(0)
                        .at("ports")
                        .isPresent())
                .isFalse();
    }

    @Test
    void asksPodsForMetricsByTheServiceOfEachWorkload() {
        ManifestSet set = render(app -> app.metrics(
                "metrics",
                9394,
                Scrape.serviceMonitor()
                        .interval(Duration.ofSeconds(30))
                        .timeout(Duration.ofSeconds(10))
                        .label("release", "prometheus")));

        Tree monitor = set.get("ServiceMonitor", "shop-web").tree();
        assertThat(monitor.at("metadata", "labels", "release").text()).contains("prometheus");
        assertTree(
                monitor.at("spec"),
                """
                {"selector": {"matchLabels": {
                   "app.kubernetes.io/name": "shop", "app.kubernetes.io/component": "web"}},
                 "endpoints": [{"targetPort": "metrics", "interval": "30s", "scrapeTimeout": "10s"}]}
                """);
        assertThat(set.get("Service", "shop-web")
                        .tree()
                        .at("metadata", "labels")
                        .map())
                .containsAllEntriesOf(
                        monitor.at("spec", "selector", "matchLabels").map());
        assertThat(set.find("PodMonitor", "shop-web")).isEmpty();
    }

    @Test
    void saysHowOftenAPodMonitorAsks() {
        Tree monitor = render(app -> app.metrics(
                        "metrics",
                        9394,
                        Scrape.podMonitor()
                                .interval(Duration.ofMinutes(2))
                                .timeout(Duration.ofMinutes(1))
                                .label("release", "prometheus")))
                .get("PodMonitor", "shop-web")
                .tree();

        assertThat(monitor.at("metadata", "labels", "release").text()).contains("prometheus");
        assertTree(
                monitor.at("spec", "podMetricsEndpoints").items().get(0),
                "{\"port\": \"metrics\", \"interval\": \"120s\", \"scrapeTimeout\": \"60s\"}");
    }

    @Test
    void leavesThePortOfMetricsToTheSidecarThatHasIt() {
        ManifestSet set = render(app -> app.metrics("metrics", 9394, Scrape.podMonitor())
                .worker(
                        "sidekiq",
                        worker -> worker.sidecar("exporter", exporter -> exporter.command("exporter")
                                .port("metrics", 9394))));

        String pods = pods(set.get("Deployment", "shop-sidekiq")).toJsonLine();
        assertThat(pods.split("\"containerPort\":9394", -1)).hasSize(2);
        assertThat(set.find("PodMonitor", "shop-sidekiq")).isPresent();
    }

    @Test
    void asksPodsForMetricsByAnnotations() {
        Manifest web = render(app -> app.metrics("metrics", 9394, Scrape.annotations()))
                .get("Deployment", "shop-web");

        assertTree(
                pods(web).at("metadata", "annotations"),
                """
                {"prometheus.io/scrape": "true", "prometheus.io/port": "9394", "prometheus.io/path": "/metrics"}
                """);
    }

    @Test
    void recommendsLabelsThatNoSelectorHas() {
        ManifestSet set = render(AppSpec::recommendedLabels);

        Tree deployment = set.get("Deployment", "shop-web").tree();
        String all =
                """
                {"app.kubernetes.io/name": "shop", "app.kubernetes.io/component": "web",
                 "app.kubernetes.io/instance": "shop", "app.kubernetes.io/part-of": "shop",
                 "app.kubernetes.io/managed-by": "railsk", "app.kubernetes.io/version": "abcd123"}
                """;
        assertTree(deployment.at("metadata", "labels"), all);
        assertTree(deployment.at("spec", "template", "metadata", "labels"), all);
        assertThat(deployment.at("spec", "selector", "matchLabels").map()).hasSize(2);
        assertThat(set.get("Service", "shop-web").tree().at("spec", "selector").map())
                .hasSize(2);
    }

    @Test
    void anAccessoryHasNoVersionThatARevisionChanges() {
        ManifestSet set = render(app -> app.recommendedLabels().accessory("redis", redis -> redis.image("redis:8.2")));

        Tree redis = set.get("StatefulSet", "shop-redis").tree();
        assertThat(redis.at("metadata", "labels").map()).doesNotContainKey("app.kubernetes.io/version");
        assertThat(redis.at("spec", "template", "metadata", "labels").map())
                .containsKey("app.kubernetes.io/instance")
                .doesNotContainKey("app.kubernetes.io/version");
    }

    @Test
    void aDigestIsNoLabel() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        Tree labels = RailsApp.define(
                        "shop",
                        app -> app.image("ghcr.io/acme/shop").web(web -> {}).recommendedLabels())
                .environment(RailsApp.DEFAULT_ENVIRONMENT)
                .render(Revision.of(digest))
                .get("Deployment", "shop-web")
                .tree()
                .at("metadata", "labels");

        assertThat(labels.at("app.kubernetes.io/version").text().orElse("")).matches("[0-9a-f]{10}");
    }
}
