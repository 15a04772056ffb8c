package dev.railsk.testing;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.app.RailsApp;
import dev.railsk.config.Secrets;
import dev.railsk.config.Store;
import dev.railsk.image.Revision;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.Peer;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Volume;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Assertions on what pods have: volumes, time to stop, users, policies; and on several things at once. */
class PodAssertionsTest {

    private static final ManifestSet SHOP = RailsApp.define("shop", app -> app.image("a/b")
                    .security(security -> security.runAs(1000))
                    .volume("uploads", Volume.claim(Memory.gibibytes(5)).sharedByNodes())
                    .secret(Secrets.external(
                            "shop-keys", Store.cluster("vault"), keys -> keys.key("STRIPE_KEY", "shop/stripe")))
                    .networkPolicies(policies ->
                            policies.ingressFrom(Peer.namespace("ingress")).httpsOut())
                    .web(web -> web.host("shop.example")
                            .mount("uploads", "/rails/storage")
                            .strategy(UpdateStrategy.rolling("1", "25%"))
                            .priorityClass("high")
                            .env(env -> env.fromFile("TOKEN", "uploads", "tokens.env", "TOKEN"))))
            .environment(RailsApp.DEFAULT_ENVIRONMENT)
            .render(Revision.of("v1"));

    @Test
    void sayWhatPodsHave() {
        assertThat(SHOP)
                .deployment("shop-web")
                .hasVolume("uploads", "persistentVolumeClaim")
                .hasGracePeriod(Duration.ofSeconds(45))
                .hasPriority("high")
                .runsAs(1000, 1000)
                .rolls("1", "25%")
                .container("web")
                .mounts("uploads", "/rails/storage")
                .pausesBeforeStop(Duration.ofSeconds(10))
                .hasEnvFromFile("TOKEN", "uploads", "tokens.env", "TOKEN")
                .isHardened();
        assertThat(SHOP).claim("shop-uploads").has("spec.resources.requests.storage", "5Gi");
        assertThat(SHOP).externalSecret("shop-keys").has("spec.secretStoreRef.name", "vault");
        assertThat(SHOP).networkPolicy("shop-web").letsIn(3000).letsCall(443);
    }

    @Test
    void showWhatThereIsInstead() {
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").hasVolume("uploads", "emptyDir"))
                .hasMessageContaining("volumes[name=uploads]\n  there is no emptyDir of that name\n  there are: [")
                .hasMessageContaining("uploads (persistentVolumeClaim)");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").hasGracePeriod(Duration.ofSeconds(30)))
                .hasMessageContaining("terminationGracePeriodSeconds\n  wanted  30\n  found   45");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").runsAs(0, 0))
                .hasMessageContaining("securityContext.runAsUser\n  wanted  0\n  found   1000");
        assertThatThrownBy(() -> assertThat(SHOP).deployment("shop-web").rolls("25%", "0"))
                .hasMessageContaining("maxSurge\n  wanted  \"25%\"\n  found   1");
        assertThatThrownBy(() ->
                        assertThat(SHOP).deployment("shop-web").container("web").mounts("uploads", "/uploads"))
                .hasMessageContaining("there is no mount of uploads at /uploads\n  there are: [")
                .hasMessageContaining("uploads at /rails/storage");
        assertThatThrownBy(() -> assertThat(SHOP)
                        .deployment("shop-web")
                        .container("web")
                        .pausesBeforeStop(Duration.ofSeconds(5)))
                .hasMessageContaining("lifecycle.preStop\n  wanted  sleep 5\n  found   {sleep={seconds=10}}");
        assertThatThrownBy(() -> assertThat(SHOP).networkPolicy("shop-web").letsCall(25))
                .hasMessageContaining("spec.egress\n  wanted  port 25\n  found   [");
    }

    @Test
    void tellEverythingThatFailsAtOnce() {
        assertThatThrownBy(() -> assertThat(SHOP)
                        .softly(
                                set -> set.deployment("shop-web").hasReplicas(9),
                                set -> set.deployment("shop-web").hasPriority("high"),
                                set -> set.deployment("shop-web")
                                        .softly(web -> web.hasPriority("low"), web -> web.runsAs(7, 7)),
                                set -> set.secret("shop-keys")))
                .hasMessageContaining("wanted  9")
                .hasMessageContaining("wanted  \"low\"")
                .hasMessageContaining("wanted  7")
                .hasMessageContaining("there is no Secret shop-keys");
    }
}
