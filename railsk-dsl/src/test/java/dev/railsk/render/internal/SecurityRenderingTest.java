package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.manifest.Tree;
import dev.railsk.security.Hardening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityRenderingTest {

    private static RenderedShop hardenedBy(Hardening... rules) {
        return RenderedShop.of(
                app -> app.security(security -> security.hardening(rules)).web(web -> {}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NON_ROOT_POD | {runAsNonRoot: true}",
                "SECCOMP_RUNTIME_DEFAULT | {seccompProfile: {type: RuntimeDefault}}",
            })
    void rendersARuleForThePod(Hardening rule, String context) {
        RenderedShop shop = hardenedBy(rule);

        assertThat(shop.pod("securityContext").value()).isEqualTo(yaml(context));
        assertThat(shop.container("securityContext")).isEqualTo(Tree.absent());
        assertThat(shop.initContainer("securityContext")).isEqualTo(Tree.absent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NON_ROOT_CONTAINERS | {runAsNonRoot: true}",
                "NO_PRIVILEGE_ESCALATION | {allowPrivilegeEscalation: false}",
                "NO_CAPABILITIES | {capabilities: {drop: [ALL]}}",
                "READ_ONLY_ROOT_FILESYSTEM | {readOnlyRootFilesystem: true}",
            })
    void rendersARuleForEveryContainer(Hardening rule, String context) {
        RenderedShop shop = hardenedBy(rule);

        assertThat(shop.pod("securityContext")).isEqualTo(Tree.absent());
        assertThat(shop.container("securityContext").value()).isEqualTo(yaml(context));
        assertThat(shop.initContainer("securityContext").value()).isEqualTo(yaml(context));
    }

    @Test
    void rendersTheRulesOutsideTheContexts() {
        RenderedShop shop = hardenedBy(Hardening.NO_API_TOKEN, Hardening.NO_SERVICE_LINKS);

        assertThat(shop.pod("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(shop.pod("enableServiceLinks").value()).isEqualTo(false);
        assertThat(shop.pod("securityContext")).isEqualTo(Tree.absent());
        assertThat(shop.container("securityContext")).isEqualTo(Tree.absent());
    }

    @Test
    void rendersNothingWithoutRules() {
        RenderedShop shop = hardenedBy();

        assertThat(shop.pod("automountServiceAccountToken")).isEqualTo(Tree.absent());
        assertThat(shop.pod("enableServiceLinks")).isEqualTo(Tree.absent());
        assertThat(shop.pod("securityContext")).isEqualTo(Tree.absent());
        assertThat(shop.container("securityContext")).isEqualTo(Tree.absent());
    }

    @Test
    void runsAsOneUserAndGivesVolumesToItsGroup() {
        RenderedShop shop = RenderedShop.of(app ->
                app.security(security -> security.hardening().runAs(1001)).web(web -> {}));

        assertThat(shop.pod("securityContext").value())
                .isEqualTo(yaml("{runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001}"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardening.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NON_ROOT_CONTAINERS"})
    void letsEveryDefaultRuleBeLeftOut(Hardening rule) {
        RenderedShop all = RenderedShop.web(web -> {});
        RenderedShop fewer = RenderedShop.of(
                app -> app.security(security -> security.without(rule)).web(web -> {}));

        assertThat(all.set().differenceTo(fewer.set()).differences()).isNotEmpty();
        assertThat(fewer.environment().parts().security().rules())
                .doesNotContain(rule)
                .hasSize(all.environment().parts().security().rules().size() - 1);
    }
}
