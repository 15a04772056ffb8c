package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.KubeconfigException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {

    private static final URI SERVER = URI.create("https://api.shop.example:6443");
    private static final String PROXY = "http://user:pass@proxy.example:3128";

    private static Optional<Proxy> choose(URI server, String noProxy) {
        return Proxy.choose(server, Optional.empty(), Map.of("HTTPS_PROXY", PROXY, "NO_PROXY", noProxy));
    }

    @Test
    void theEnvironmentNamesIt() {
        assertThat(choose(SERVER, "")).contains(new Proxy(URI.create(PROXY)));
        assertThat(Proxy.choose(SERVER, Optional.empty(), Map.of("https_proxy", "proxy.example:3128")))
                .contains(new Proxy(URI.create("http://proxy.example:3128")));
        assertThat(Proxy.choose(SERVER, Optional.empty(), Map.of("HTTP_PROXY", PROXY)))
                .isEmpty();
    }

    @Test
    void thisMachineIsNotReachedThroughIt() {
        assertThat(choose(URI.create("https://127.0.0.1:6443"), "")).isEmpty();
        assertThat(choose(URI.create("https://localhost:6443"), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "shop.example",
                ".shop.example",
                "*.shop.example",
                "other, api.shop.example",
                "api.shop.example:6443",
                "SHOP.example"
            })
    void whatIsExemptIsReachedDirectly(String noProxy) {
        assertThat(choose(SERVER, noProxy)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"op.example", "api.shop.example:443", "other.example", "10.0.0.0/8", ","})
    void whatIsNotExemptGoesThroughIt(String noProxy) {
        assertThat(choose(SERVER, noProxy)).isPresent();
    }

    @Test
    void rangesOfAddressesAreExempt() {
        URI server = URI.create("https://10.1.2.3:6443");

        assertThat(choose(server, "10.1.0.0/16")).isEmpty();
        assertThat(choose(server, "10.2.0.0/16")).isPresent();
        assertThat(choose(URI.create("https://[fd00::1]:6443"), "fd00::/8")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/-1",
                "10.0.0.1/33",
                "10.0.0.1/",
                "10.0.0.1/x",
                "10.1.2/24",
                "10.1.2.3.4/8",
                "a.b/8",
                "/8"
            })
    void whatIsNoRangeExemptsNothing(String noProxy) {
        assertThat(choose(URI.create("https://10.1.2.3:6443"), noProxy)).isPresent();
        assertThat(choose(URI.create("https://192.0.2.1:6443"), noProxy)).isPresent();
    }

    @Test
    void aSingleAddressIsExempt() {
        assertThat(choose(URI.create("https://10.1.2.3:6443"), "10.1.2.3")).isEmpty();
        assertThat(choose(URI.create("https://10.1.2.3:6443"), "10.1.2.3:6443")).isEmpty();
        assertThat(choose(URI.create("https://10.1.2.3:6443"), "10.1.2.3:443")).isPresent();
        assertThat(choose(URI.create("https://[fd00::1]:6443"), "fd00:0::1")).isEmpty();
        assertThat(choose(URI.create("https://[fd00::1]:6443"), "[fd00::1]:6443"))
                .isEmpty();
    }

    @Test
    void aNameThatBeginsLikeThisMachineIsAnother() {
        assertThat(choose(URI.create("https://127.evil.example:6443"), "")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "0", "65536"})
    void thePortMustBeOne(String port) {
        assertThatThrownBy(() -> Proxy.choose(SERVER, Optional.of("http://own.example:" + port), Map.of()))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("the port of the proxy must be 1 to 65535, but is " + port
                        + "\n  at proxy-url in the kubeconfig\n  Write it as http://HOST:PORT.");
    }

    @Test
    void theKubeconfigCountsBeforeTheEnvironment() {
        assertThat(Proxy.choose(SERVER, Optional.of("http://own.example:8080"), Map.of("NO_PROXY", "*")))
                .contains(new Proxy(URI.create("http://own.example:8080")));
    }

    @Test
    void otherKindsOfProxyAreRefused() {
        assertThatThrownBy(() -> Proxy.choose(SERVER, Optional.of("socks5://own.example:1080"), Map.of()))
                .isInstanceOf(KubeconfigException.class)
                .hasMessage("the proxy must be an http:// one, but is socks5://\n  at proxy-url in the kubeconfig\n"
                        + "  Write it as http://HOST:PORT.");
    }

    @Test
    void itsPasswordIsNotShown() {
        assertThat(choose(SERVER, "").orElseThrow()).hasToString("Proxy proxy.example:3128");
    }
}
