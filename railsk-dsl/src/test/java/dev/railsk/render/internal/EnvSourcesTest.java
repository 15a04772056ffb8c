package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.config.ConfigRollout;
import dev.railsk.config.ContainerResource;
import dev.railsk.config.ResourceUnit;
import dev.railsk.config.Secrets;
import dev.railsk.problem.InvalidAppException;
import dev.railsk.problem.InvalidValueException;
import org.junit.jupiter.api.Test;

class EnvSourcesTest {

    @Test
    void rendersWhatPodsCanStartWithout() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .secret(Secrets.existing("smtp"))
                .config("flags", config -> config.value("A", "1").rollout(ConfigRollout.NONE))
                .env(env -> env.optionalFromSecret("LOGIN", "smtp", "login")
                        .optionalFromConfig("B", "flags", "B")
                        .optionalAllFromSecret("smtp")
                        .optionalAllFromConfig("flags"))
                .web(web -> {}));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: LOGIN, valueFrom: {secretKeyRef: {name: smtp, key: login, optional: true}}}
                - {name: B, valueFrom: {configMapKeyRef: {name: flags, key: B, optional: true}}}
                """));
        assertThat(shop.container("envFrom").value())
                .isEqualTo(yaml(
                        "[{secretRef: {name: smtp, optional: true}}, {configMapRef: {name: flags, optional: true}}]"));
    }

    @Test
    void putsAPrefixBeforeTheKeysOfAWholeSource() {
        RenderedShop shop = RenderedShop.of(app -> app.secret(Secrets.existing("smtp"))
                .secret(Secrets.existing("search"))
                .env(env -> env.allFromSecret("smtp", "SMTP_").optionalAllFromSecret("search", "SEARCH_"))
                .web(web -> {}));

        assertThat(shop.container("envFrom").value())
                .isEqualTo(
                        yaml(
                                """
                - {prefix: SMTP_, secretRef: {name: smtp}}
                - {prefix: SEARCH_, secretRef: {name: search, optional: true}}
                """));
    }

    @Test
    void tellsAContainerItsResources() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .web(web -> web.env(env -> env.resource("WEB_CONCURRENCY", ContainerResource.cpuLimit())
                        .resource("MILLIS", ContainerResource.cpuRequest().in(ResourceUnit.MILLICORES))
                        .resource("MIB", ContainerResource.memoryLimit().in(ResourceUnit.MEBIBYTES))
                        .resource("BYTES", ContainerResource.memoryRequest())
                        .resource(
                                "DISK",
                                ContainerResource.ephemeralStorageLimit().in(ResourceUnit.GIGABYTES))
                        .resource(
                                "PROMISED",
                                ContainerResource.ephemeralStorageRequest().of("web")))));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: WEB_CONCURRENCY, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}
                - {name: MILLIS, valueFrom: {resourceFieldRef: {resource: requests.cpu, divisor: 1m}}}
                - {name: MIB, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: 1Mi}}}
                - {name: BYTES, valueFrom: {resourceFieldRef: {resource: requests.memory}}}
                - {name: DISK, valueFrom: {resourceFieldRef: {resource: limits.ephemeral-storage, divisor: 1G}}}
                - {name: PROMISED, valueFrom: {resourceFieldRef: {resource: requests.ephemeral-storage, containerName: web}}}
                """));
    }

    @Test
    void readsAFileThatAContainerOfThePodWrote() {
        RenderedShop shop = RenderedShop.of(app -> app.noScratch()
                .web(web -> web.env(env -> env.fromFile("TOKEN", "made", "app.env", "TOKEN")
                        .optionalFromFile("MORE", "made", "conf/app.env", "MORE"))));

        assertThat(shop.container("env").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: TOKEN, valueFrom: {fileKeyRef: {volumeName: made, path: app.env, key: TOKEN}}}
                - {name: MORE, valueFrom: {fileKeyRef: {volumeName: made, path: conf/app.env, key: MORE, optional: true}}}
                """));
    }

    /** Of two sources with one key Kubernetes takes the later one's, so what wins is the order that is rendered. */
    @Test
    void letsTheWorkloadsSourcesComeLastThoughTheAppNamesThemFirst() {
        RenderedShop shop = RenderedShop.of(app -> app.secret(Secrets.existing("keys"))
                .config("flags", config -> config.value("A", "1").rollout(ConfigRollout.NONE))
                .env(env -> env.allFromSecret("keys").allFromConfig("flags"))
                .web(web -> web.env(env -> env.allFromSecret("keys").value("A", "2"))));

        assertThat(shop.container("envFrom").value())
                .isEqualTo(yaml("[{configMapRef: {name: flags}}, {secretRef: {name: keys}}]"));
        assertThat(shop.container("env").items().get(0).at("value").text()).contains("2");
    }

    @Test
    void refusesCoresOfMemory() {
        assertThatThrownBy(() -> ContainerResource.memoryLimit().in(ResourceUnit.MILLICORES))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(
                        "limits.memory is told in bytes or a multiple of them, but was to be in millicores\n");
        assertThatThrownBy(() -> ContainerResource.cpuLimit().in(ResourceUnit.BYTES))
                .hasMessageStartingWith("limits.cpu is told in cores or millicores, but was to be in bytes\n");
    }

    @Test
    void refusesTheResourceOfAContainerThatThePodDoesNotHave() {
        assertThatThrownBy(() -> RenderedShop.web(web -> web.sidecar("proxy", proxy -> proxy.image("nginx:1"))
                        .env(env -> env.resource(
                                "CORES", ContainerResource.cpuLimit().of("porxy")))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining(
                        "web: the variable CORES is about the container \"porxy\", which its pods do not have")
                .hasMessageContaining("Name one of: proxy, web.");
    }

    @Test
    void refusesPathsThatLeadOutOfTheVolume() {
        assertThatThrownBy(() -> RenderedShop.web(web -> web.env(env -> env.fromFile("A", "made", "../app.env", "A"))))
                .isInstanceOf(InvalidAppException.class)
                .hasMessageContaining(
                        "a file of a volume must have a relative path without \"..\", but was \"../app.env\"");
    }
}
