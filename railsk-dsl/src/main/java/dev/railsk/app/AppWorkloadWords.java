package dev.railsk.app;

import static java.util.Objects.requireNonNull;

import dev.railsk.definition.AppParts;
import dev.railsk.workload.Accessory;
import dev.railsk.workload.AccessorySpec;
import dev.railsk.workload.AppProcess;
import dev.railsk.workload.Clock;
import dev.railsk.workload.ClockSpec;
import dev.railsk.workload.ProcessSpec;
import dev.railsk.workload.Web;
import dev.railsk.workload.WebSpec;
import dev.railsk.workload.Worker;
import dev.railsk.workload.WorkerSpec;
import java.util.function.Consumer;

/** How the long-running parts of an app are written. */
public abstract sealed class AppWorkloadWords extends AppPartsSpec<AppSpec> permits AppSpec {

    AppWorkloadWords(String scope, AppParts base) {
        super(scope, base);
    }

    /** Serve HTTP. The workload is called {@code web}. */
    public AppSpec web(Consumer<WebSpec> definition) {
        return web("web", definition);
    }

    /** Serve HTTP by a further workload; each has a name, an image, ports and a service of its own. */
    public AppSpec web(String name, Consumer<WebSpec> definition) {
        named.add(Web.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Serve HTTP as one defined elsewhere. */
    public AppSpec web(Web shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Run Action Cable as a workload of its own: see {@link Web#cable}. */
    public AppSpec cable(Consumer<WebSpec> definition) {
        named.add(Web.cable(), requireNonNull(definition, "definition"));
        return self();
    }

    /** Run anything else that goes on for ever; every process has a name of its own. */
    public AppSpec process(String name, Consumer<ProcessSpec> definition) {
        named.add(AppProcess.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Run anything else that goes on for ever, as defined elsewhere. */
    public AppSpec process(AppProcess shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Take jobs; every worker has a name of its own. */
    public AppSpec worker(String name, Consumer<WorkerSpec> definition) {
        named.add(Worker.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Take jobs as one defined elsewhere. */
    public AppSpec worker(Worker shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Fire timed jobs; every clock has a name of its own. */
    public AppSpec clock(String name, Consumer<ClockSpec> definition) {
        named.add(Clock.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Fire timed jobs as one defined elsewhere. */
    public AppSpec clock(Clock shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Run something that the app needs beside it, such as a Redis, with storage of its own. */
    public AppSpec accessory(String name, Consumer<AccessorySpec> definition) {
        named.add(Accessory.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Run something beside the app as defined elsewhere. */
    public AppSpec accessory(Accessory shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }
}
