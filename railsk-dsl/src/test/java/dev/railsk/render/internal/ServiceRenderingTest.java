package dev.railsk.render.internal;

import static dev.railsk.render.internal.RenderedShop.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.network.ServicePort;
import dev.railsk.network.ServiceSpec;
import dev.railsk.network.ServiceType;
import dev.railsk.network.TrafficPolicy;
import dev.railsk.pod.LabelScope;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ServiceRenderingTest {

    private static RenderedShop service(Consumer<ServiceSpec> definition) {
        return RenderedShop.web(web -> web.identity("app", "shop").service(definition));
    }

    @Test
    void leadsToPortsByNameAndByNumber() {
        RenderedShop shop = service(service -> service.port("http", 80)
                .addPort(ServicePort.of("grpc", 9090).to(50051).appProtocol("kubernetes.io/h2c"))
                .addPort(ServicePort.of("up", 81).to("http")));

        assertThat(shop.at("Service", "spec", "ports").value())
                .isEqualTo(
                        yaml(
                                """
                - {name: http, port: 80, targetPort: http}
                - {name: grpc, port: 9090, targetPort: 50051, appProtocol: kubernetes.io/h2c}
                - {name: up, port: 81, targetPort: http}
                """));
    }

    @Test
    void asksALoadBalancer() {
        RenderedShop shop = RenderedShop.web(web -> web.identity("app", "shop")
                .annotation("service.beta.kubernetes.io/aws-load-balancer-type", "external", LabelScope.SERVICE)
                .service(service -> service.type(ServiceType.LOAD_BALANCER)
                        .loadBalancerClass("service.k8s.aws/nlb")
                        .sourceRanges("203.0.113.0/24", "2001:db8::/32")
                        .externalTrafficPolicy(TrafficPolicy.LOCAL)
                        .sessionAffinity(Duration.ofHours(3))));

        assertThat(shop.at("Service", "spec").value())
                .isEqualTo(
                        yaml(
                                """
                type: LoadBalancer
                selector: {app: shop}
                ports: [{port: 80, targetPort: http}]
                sessionAffinity: ClientIP
                sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}
                loadBalancerClass: service.k8s.aws/nlb
                loadBalancerSourceRanges: [203.0.113.0/24, "2001:db8::/32"]
                externalTrafficPolicy: Local
                """));
        assertThat(shop.at("Service", "metadata", "annotations").value())
                .isEqualTo(yaml("service.beta.kubernetes.io/aws-load-balancer-type: external"));
    }

    @Test
    void hasNoAddressWhenItIsHeadless() {
        assertThat(service(service -> service.headless())
                        .at("Service", "spec", "clusterIP")
                        .text())
                .contains("None");
    }

    @Test
    void refusesWhatItsTypeDoesNotHave() {
        assertThatThrownBy(() -> service(service -> service.headless().type(ServiceType.NODE_PORT)))
                .hasMessageContaining("a headless service has no address, so it cannot be a NodePort");
        assertThatThrownBy(() -> service(service -> service.sourceRanges("10.0.0.0/8")))
                .hasMessageContaining("sourceRanges(..) is read by load balancers, but the service is a ClusterIP");
        assertThatThrownBy(() -> service(service -> service.externalTrafficPolicy(TrafficPolicy.LOCAL)))
                .hasMessageContaining(
                        "externalTrafficPolicy(..) is for traffic from outside, which does not reach a ClusterIP");
    }

    @Test
    void refusesASourceRangeThatIsNone() {
        assertThatThrownBy(() -> service(
                        service -> service.type(ServiceType.LOAD_BALANCER).sourceRanges("10.0.0.0")))
                .hasMessageContaining("a source range must be a block of addresses, but was \"10.0.0.0\"");
    }

    @Test
    void refusesAPublicWorkloadWithoutAService() {
        assertThatThrownBy(
                        () -> RenderedShop.web(web -> web.host("shop.example").noService()))
                .hasMessageContaining(
                        "web: the workload is public, but has no service through which it could be reached");
    }

    @Test
    void refusesTwoServicesOfOneName() {
        assertThatThrownBy(() -> RenderedShop.of(app -> app.web(web -> web.service(service -> service.name("shop-b")))
                        .web("b", web -> {})))
                .hasMessageContaining("web b: the services of \"web\" and \"b\" are both named \"shop-b\"");
    }
}
