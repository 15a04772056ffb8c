package dev.railsk.render.internal;

import dev.railsk.network.Port;
import dev.railsk.probe.ExecProbe;
import dev.railsk.probe.GrpcProbe;
import dev.railsk.probe.HttpProbe;
import dev.railsk.probe.Probe;
import dev.railsk.probe.ProbeTiming;
import dev.railsk.probe.Probes;
import dev.railsk.probe.TcpProbe;
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

/** Renders health checks. Ports go by name, but for gRPC, where Kubernetes allows numbers only. */
final class ProbeRenderer {

    private final List<Port> ports;

    private ProbeRenderer(List<Port> ports) {
        this.ports = ports;
    }

    static void render(dev.railsk.container.Container defined, Container container) {
        ProbeRenderer renderer = new ProbeRenderer(defined.ports());
        Probes probes = defined.probes();
        if (probes.startup().isPresent()) {
            container.setStartupProbe(renderer.render(probes.startup().get()));
        }
        if (probes.readiness().isPresent()) {
            container.setReadinessProbe(renderer.render(probes.readiness().get()));
        }
        if (probes.liveness().isPresent()) {
            container.setLivenessProbe(renderer.render(probes.liveness().get()));
        }
    }

    private io.fabric8.kubernetes.api.model.Probe render(Probe probe) {
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
            if (grpc.service().isPresent()) {
                action.setService(grpc.service().get());
            }
            rendered.setGrpc(action);
        } else {
            throw Rendering.unknown(probe);
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
        action.setScheme(probe.isHttps() ? "HTTPS" : null);
        return action;
    }

    private IntOrString port(Optional<String> name) {
        return new IntOrString(name.isPresent() ? name.get() : ports.get(0).name());
    }

    private static void renderTiming(ProbeTiming timing, io.fabric8.kubernetes.api.model.Probe rendered) {
        if (timing.initialDelay().isPresent()) {
            rendered.setInitialDelaySeconds(seconds(timing.initialDelay().get()));
        }
        if (timing.period().isPresent()) {
            rendered.setPeriodSeconds(seconds(timing.period().get()));
        }
        if (timing.timeout().isPresent()) {
            rendered.setTimeoutSeconds(seconds(timing.timeout().get()));
        }
        if (timing.failureThreshold().isPresent()) {
            rendered.setFailureThreshold(timing.failureThreshold().get());
        }
    }

    // The definition lets whole seconds within an int's range through only.
    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }
}
