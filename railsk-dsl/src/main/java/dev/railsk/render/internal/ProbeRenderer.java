package dev.railsk.render.internal;

import dev.railsk.network.Port;
import dev.railsk.probe.ExecProbe;
import dev.railsk.probe.GrpcProbe;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.ProbeTiming;
import dev.railsk.probe.TcpProbe;
import dev.railsk.workload.Process;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.GRPCAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.TCPSocketAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders health checks. Ports go by name, but for gRPC, where Kubernetes allows numbers only. */
final class ProbeRenderer {

    private final List<Port> ports;

    private ProbeRenderer(List<Port> ports) {
        this.ports = ports;
    }

    static void render(Process process, Container container) {
        ProbeRenderer renderer = new ProbeRenderer(process.ports());
        container.setStartupProbe(renderer.render(process.probes().startup().orElse(null)));
        container.setReadinessProbe(renderer.render(process.probes().readiness().orElse(null)));
        container.setLivenessProbe(renderer.render(process.probes().liveness().orElse(null)));
    }

    private io.fabric8.kubernetes.api.model.@Nullable Probe render(@Nullable Probe probe) {
        if (probe == null) {
            return null;
        }
        io.fabric8.kubernetes.api.model.Probe rendered = new io.fabric8.kubernetes.api.model.Probe();
        if (probe instanceof HttpProbe http) {
            rendered.setHttpGet(http(http));
        } else if (probe instanceof TcpProbe tcp) {
            TCPSocketAction action = new TCPSocketAction();
            action.setPort(port(tcp.port()));
            rendered.setTcpSocket(action);
        } else if (probe instanceof ExecProbe exec) {
            rendered.setExec(new ExecAction(exec.command()));
        } else if (probe instanceof GrpcProbe grpc) {
            GRPCAction action = new GRPCAction();
            action.setPort(grpc.port());
            grpc.service().ifPresent(action::setService);
            rendered.setGrpc(action);
        }
        renderTiming(probe.timing(), rendered);
        return rendered;
    }

    private HTTPGetAction http(HttpProbe probe) {
        HTTPGetAction action = new HTTPGetAction();
        action.setPath(probe.path());
        action.setPort(port(probe.port()));
        List<HTTPHeader> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : probe.headers().entrySet()) {
            headers.add(new HTTPHeader(header.getKey(), header.getValue()));
        }
        action.setHttpHeaders(headers);
        return action;
    }

    private IntOrString port(Optional<String> name) {
        return new IntOrString(name.isPresent() ? name.get() : ports.get(0).name());
    }

    private static void renderTiming(ProbeTiming timing, io.fabric8.kubernetes.api.model.Probe rendered) {
        rendered.setInitialDelaySeconds(seconds(timing.initialDelay().orElse(null)));
        rendered.setPeriodSeconds(seconds(timing.period().orElse(null)));
        rendered.setTimeoutSeconds(seconds(timing.timeout().orElse(null)));
        rendered.setFailureThreshold(timing.failureThreshold().orElse(null));
    }

    // The definition lets whole seconds within an int's range through only.
    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : (Integer) (int) duration.toSeconds();
    }
}
