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

/** How an overlay changes the long-running parts of an app. */
public abstract sealed class OverlayWorkloadWords extends AppPartsSpec<OverlaySpec> permits OverlaySpec {

    OverlayWorkloadWords(String scope, AppParts base) {
        super(scope, base);
    }

    /** Change the web workload. */
    public OverlaySpec web(Consumer<WebSpec> definition) {
        return web("web", definition);
    }

    /** Change a web workload. */
    public OverlaySpec web(String name, Consumer<WebSpec> definition) {
        named.change(Web.class, "web", requireNonNull(name, "name"), requireNonNull(definition, "definition"));
        return self();
    }

    /** Serve HTTP in this environment, though the base does not. */
    public OverlaySpec addWeb(Consumer<WebSpec> definition) {
        return addWeb("web", definition);
    }

    /** Add a web workload that the base does not have. */
    public OverlaySpec addWeb(String name, Consumer<WebSpec> definition) {
        named.add(Web.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Serve HTTP in this environment as one defined elsewhere, though the base does not. */
    public OverlaySpec addWeb(Web shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Serve no HTTP in this environment. */
    public OverlaySpec removeWeb() {
        return removeWeb("web");
    }

    /** Leave out a web workload of the base. */
    public OverlaySpec removeWeb(String name) {
        named.remove(Web.class, "web", requireNonNull(name, "name"));
        return self();
    }

    /** Change Action Cable. */
    public OverlaySpec cable(Consumer<WebSpec> definition) {
        return web("cable", definition);
    }

    /** Run Action Cable as a workload of its own, though the base does not. */
    public OverlaySpec addCable(Consumer<WebSpec> definition) {
        named.add(Web.cable(), requireNonNull(definition, "definition"));
        return self();
    }

    /** Run no Action Cable of its own. */
    public OverlaySpec removeCable() {
        return removeWeb("cable");
    }

    /** Change a process. */
    public OverlaySpec process(String name, Consumer<ProcessSpec> definition) {
        named.change(
                AppProcess.class, "process", requireNonNull(name, "name"), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a process that the base does not have. */
    public OverlaySpec addProcess(String name, Consumer<ProcessSpec> definition) {
        named.add(AppProcess.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a process that the base does not have, as defined elsewhere. */
    public OverlaySpec addProcess(AppProcess shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Leave out a process of the base. */
    public OverlaySpec removeProcess(String name) {
        named.remove(AppProcess.class, "process", requireNonNull(name, "name"));
        return self();
    }

    /** Change a worker. */
    public OverlaySpec worker(String name, Consumer<WorkerSpec> definition) {
        named.change(Worker.class, "worker", requireNonNull(name, "name"), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a worker that the base does not have. */
    public OverlaySpec addWorker(String name, Consumer<WorkerSpec> definition) {
        named.add(Worker.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a worker that the base does not have, as defined elsewhere. */
    public OverlaySpec addWorker(Worker shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Leave out a worker of the base. */
    public OverlaySpec removeWorker(String name) {
        named.remove(Worker.class, "worker", requireNonNull(name, "name"));
        return self();
    }

    /** Change a clock. */
    public OverlaySpec clock(String name, Consumer<ClockSpec> definition) {
        named.change(Clock.class, "clock", requireNonNull(name, "name"), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a clock that the base does not have. */
    public OverlaySpec addClock(String name, Consumer<ClockSpec> definition) {
        named.add(Clock.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add a clock that the base does not have, as defined elsewhere. */
    public OverlaySpec addClock(Clock shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Leave out a clock of the base. */
    public OverlaySpec removeClock(String name) {
        named.remove(Clock.class, "clock", requireNonNull(name, "name"));
        return self();
    }

    /** Change an accessory. */
    public OverlaySpec accessory(String name, Consumer<AccessorySpec> definition) {
        named.change(
                Accessory.class, "accessory", requireNonNull(name, "name"), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add an accessory that the base does not have. */
    public OverlaySpec addAccessory(String name, Consumer<AccessorySpec> definition) {
        named.add(Accessory.standard(requireNonNull(name, "name")), requireNonNull(definition, "definition"));
        return self();
    }

    /** Add an accessory that the base does not have, as defined elsewhere. */
    public OverlaySpec addAccessory(Accessory shared) {
        named.add(requireNonNull(shared, "shared"));
        return self();
    }

    /** Leave out an accessory of the base. */
    public OverlaySpec removeAccessory(String name) {
        named.remove(Accessory.class, "accessory", requireNonNull(name, "name"));
        return self();
    }
}
