package dev.railsk.network;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.Draft;
import dev.railsk.problem.Origin;
import java.util.Optional;
import java.util.function.Consumer;

/** How the service is written. Defaults: the workload's name, port 80, reachable inside the cluster. */
public final class ServiceSpec {

    private final Draft draft = new Draft("service");
    private Optional<String> name;
    private Optional<ServiceType> type;
    private int port;

    private ServiceSpec(Service base) {
        name = base.name();
        type = base.type();
        port = base.port();
    }

    static Service apply(Service base, Consumer<ServiceSpec> definition) {
        ServiceSpec spec = new ServiceSpec(base);
        spec.draft.run(definition, spec);
        return spec.draft.finish("service", new Service(spec.name, spec.type, spec.port));
    }

    /** Name the object otherwise than the workload. */
    public ServiceSpec name(String objectName) {
        draft.write("name");
        name = Optional.of(requireNonNull(objectName, "objectName"));
        return this;
    }

    /** Choose how far it reaches. */
    public ServiceSpec type(ServiceType how) {
        draft.write("type");
        type = Optional.of(requireNonNull(how, "how"));
        return this;
    }

    /** Choose the port it answers on. */
    public ServiceSpec port(int number) {
        Origin origin = draft.write("port");
        if (number < 1 || number > 65_535) {
            draft.problem(
                    "port", origin, "the service's port must be from 1 to 65535, but was " + number, "Set port(80).");
        }
        port = number;
        return this;
    }
}
