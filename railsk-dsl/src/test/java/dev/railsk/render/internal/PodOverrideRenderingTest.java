package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.container.Hook;
import dev.railsk.manifest.Tree;
import dev.railsk.probe.Probe;
import dev.railsk.quantity.Memory;
import dev.railsk.security.Hardening;
import dev.railsk.security.VolumeOwnership;
import org.junit.jupiter.api.Test;

/** What one workload, task or sidecar has otherwise than what surrounds it. */
class PodOverrideRenderingTest {

    @Test
    void aWorkloadChangesTheSecurityOfTheApp() {
        RenderedShop shop = RenderedShop.of(
                app -> app.web(web -> web.security(security -> security.without(Hardening.READ_ONLY_ROOT_FILESYSTEM)))
                        .security(security -> security.runAs(1001)));

        assertThat(shop.pod("securityContext").value())
                .isEqualTo(
                        yaml(
                                """
                {runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001, runAsNonRoot: true,
                 seccompProfile: {type: RuntimeDefault}}"""));
        assertThat(shop.container("securityContext", "readOnlyRootFilesystem")).isEqualTo(Tree.absent());
        assertThat(shop.job()
                        .at("spec", "template", "spec", "containers")
                        .items()
                        .get(0)
                        .at("securityContext", "readOnlyRootFilesystem")
                        .value())
                .isEqualTo(true);
    }

    @Test
    void aWorkloadRunsAsItsImagesUserThoughTheAppDoesNot() {
        RenderedShop shop = RenderedShop.of(app -> app.security(security -> security.runAs(1001))
                .web(web -> web.security(security -> security.noRunAs())));

        assertThat(shop.pod("securityContext", "runAsUser")).isEqualTo(Tree.absent());
    }

    @Test
    void givesFilesToTheGroupOnlyWhereTheFolderIsNotItsOwn() {
        RenderedShop shop = RenderedShop.of(app -> app.security(
                        security -> security.runAs(1001).fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))
                .web(web -> {}));

        assertThat(shop.pod("securityContext", "fsGroupChangePolicy").text()).contains("OnRootMismatch");
    }

    @Test
    void aWorkloadGivesFilesToTheGroupEachTimeThoughTheAppDoesNot() {
        RenderedShop shop = RenderedShop.of(app -> app.security(
                        security -> security.runAs(1001).fsGroupChangePolicy(VolumeOwnership.ON_ROOT_MISMATCH))
                .web(web -> web.security(security -> security.fsGroupChangePolicy(VolumeOwnership.ALWAYS))));

        assertThat(shop.pod("securityContext", "fsGroupChangePolicy")).isEqualTo(Tree.absent());
    }

    @Test
    void promisesAndLimitsTheDiskOfTheNode() {
        RenderedShop shop = RenderedShop.web(web ->
                web.resources(resources -> resources.ephemeralStorage(Memory.gibibytes(1), Memory.gibibytes(4))));

        assertThat(shop.container("resources").value())
                .isEqualTo(yaml("{requests: {ephemeral-storage: 1Gi}, limits: {ephemeral-storage: 4Gi}}"));
    }

    @Test
    void aSidecarUnsaysWhatItsPodSays() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .web(web -> web.sidecar("proxy", proxy -> proxy.image("nginx:1.29")
                        .security(security -> security.without(Hardening.NON_ROOT_POD)
                                .runAs(101, 102)
                                .addCapability("NET_BIND_SERVICE")))));

        assertThat(shop.initContainer("securityContext").value())
                .isEqualTo(
                        yaml(
                                """
                {runAsUser: 101, runAsGroup: 102, runAsNonRoot: false, allowPrivilegeEscalation: false,
                 readOnlyRootFilesystem: true, capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}"""));
        assertThat(shop.pod("securityContext", "runAsNonRoot").value()).isEqualTo(true);
    }

    @Test
    void anInitContainerMayBeRootInAPodThatIsNot() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .security(security -> security.runAs(1000))
                .web(web -> web.init("own", own -> own.image("alpine:3")
                        .security(security -> security.runAs(0).without(Hardening.NON_ROOT_POD)))));

        assertThat(shop.initContainer("securityContext", "runAsUser").value()).isEqualTo(0L);
        assertThat(shop.initContainer("securityContext", "runAsNonRoot").value())
                .isEqualTo(false);
        assertThat(shop.pod("securityContext", "runAsUser").value()).isEqualTo(1000L);
    }

    @Test
    void aWorkloadHasTheTokenOfItsAccountWhenItAsksForIt() {
        RenderedShop shop = RenderedShop.web(web -> web.apiToken());

        assertThat(shop.pod("automountServiceAccountToken").value()).isEqualTo(true);
        assertThat(shop.job()
                        .at("spec", "template", "spec", "automountServiceAccountToken")
                        .value())
                .isEqualTo(false);
    }

    @Test
    void aWorkloadHasWritableFoldersOfItsOwn() {
        RenderedShop shop = RenderedShop.web(
                web -> web.removeScratch("/tmp").addScratch("/var/cache/nginx", scratch -> scratch.volume("cache")));

        assertThat(shop.pod("volumes").items()).hasSize(1);
        assertThat(shop.container("volumeMounts").value())
                .isEqualTo(yaml("[{name: cache, mountPath: /var/cache/nginx}]"));
        assertThat(shop.pod("initContainers")).isEqualTo(Tree.absent());
        assertThat(shop.container("env")).isEqualTo(Tree.absent());
    }

    @Test
    void aWorkloadHasPullSecretsOfItsOwn() {
        RenderedShop shop = RenderedShop.of(app -> app.pullSecrets("ours").web(web -> web.pullSecrets("theirs")));

        assertThat(shop.pod("imagePullSecrets").value()).isEqualTo(yaml("[{name: theirs}]"));
        assertThat(shop.job().at("spec", "template", "spec", "imagePullSecrets").value())
                .isEqualTo(yaml("[{name: ours}]"));
    }

    @Test
    void rendersWhatHappensAtTheEdgesOfAContainersLife() {
        RenderedShop shop = RenderedShop.web(web -> web.addPort("admin", 9000)
                .postStart(Hook.exec("bin/warm"))
                .preStop(Hook.http("/quiet").on("admin"))
                .workingDirectory("/app/engine"));

        assertThat(shop.container("lifecycle").value())
                .isEqualTo(
                        yaml(
                                """
                        {postStart: {exec: {command: [bin/warm]}}, preStop: {httpGet: {path: /quiet, port: admin}}}"""));
        assertThat(shop.container("workingDir").value()).isEqualTo("/app/engine");
    }

    @Test
    void asksOverTls() {
        RenderedShop shop =
                RenderedShop.web(web -> web.readiness(Probe.http("/up").https()));

        assertThat(shop.container("readinessProbe", "httpGet").value())
                .isEqualTo(yaml("{path: /up, port: http, scheme: HTTPS}"));
    }
}
