package dev.railsk.definition;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.LabelScope;
import dev.railsk.task.Task;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of an app's objects: what its definition asks for, and where that reaches. The maps are shared, and must not be changed. */
public final class AppLabels {

    private static final String NAME = "app.kubernetes.io/name";
    private static final String COMPONENT = "app.kubernetes.io/component";

    private final AppParts parts;

    /** By the workload's name: every render asks for them several times. */
    private final Map<String, Map<String, String>> selectors = new HashMap<>();

    private final Map<String, Map<String, String>> ofWorkloads = new HashMap<>();
    private final Map<String, Map<String, String>> ofPods = new HashMap<>();

    private AppLabels(AppParts parts) {
        this.parts = parts;
        for (Workload workload : parts.workloads()) {
            selectors.put(workload.name(), identity(workload));
            ofWorkloads.put(workload.name(), identityAnd(LabelScope.WORKLOAD, workload));
            ofPods.put(workload.name(), identityAnd(LabelScope.PODS, workload));
        }
    }

    /** The labels of these parts' objects. */
    public static AppLabels of(AppParts parts) {
        return new AppLabels(parts);
    }

    /** What tells the pods of a workload from all others: its identity, and all that reaches {@link LabelScope#IDENTITY}. */
    public Map<String, String> selector(Workload workload) {
        return known(selectors, workload);
    }

    private static Map<String, String> known(Map<String, Map<String, String>> labels, Workload workload) {
        return requireNonNull(labels.get(workload.name()), "a workload of the app");
    }

    private Map<String, String> identity(Workload workload) {
        Map<String, String> identity = workload.basics().naming().identity();
        Map<String, String> labels = identity.isEmpty() ? standard(workload.name()) : new LinkedHashMap<>(identity);
        addReaching(LabelScope.IDENTITY, workload, labels);
        return labels;
    }

    /** The labels of the object that runs a workload. */
    public Map<String, String> workload(Workload workload) {
        return known(ofWorkloads, workload);
    }

    /** The labels of a workload's pods. */
    public Map<String, String> pods(Workload workload) {
        return known(ofPods, workload);
    }

    /** The labels of a workload's service. */
    public Map<String, String> service(Workload workload) {
        return identityAnd(LabelScope.SERVICE, workload);
    }

    /** The labels of the web workload's ingress, without those written at the ingress itself. */
    public Map<String, String> ingress(Web web) {
        return reaching(LabelScope.INGRESS, web);
    }

    /** The labels of a workload's disruption budget. */
    public Map<String, String> budget(Workload workload) {
        return reaching(LabelScope.BUDGET, workload);
    }

    /** The labels of what scales a workload. */
    public Map<String, String> autoscaler(Workload workload) {
        return reaching(LabelScope.AUTOSCALER, workload);
    }

    /** The labels of every config. */
    public Map<String, String> config() {
        return parts.pods().metadata().labels().reaching(LabelScope.CONFIG);
    }

    /** The labels of every claim. */
    public Map<String, String> claim() {
        return parts.pods().metadata().labels().reaching(LabelScope.CLAIM);
    }

    /** The labels of the namespace. */
    public Map<String, String> namespace() {
        return parts.pods().metadata().labels().reaching(LabelScope.NAMESPACE);
    }

    /** The labels of a task's Jobs and of their pods. */
    public Map<String, String> task(Task task) {
        Map<String, String> labels = standard(task.name());
        labels.putAll(parts.pods().metadata().labels().reaching(LabelScope.TASKS));
        labels.putAll(task.naming().metadata().labels().reaching(LabelScope.TASKS));
        return labels;
    }

    private Map<String, String> identityAnd(LabelScope scope, Workload workload) {
        Map<String, String> labels = identity(workload);
        addReaching(scope, workload, labels);
        return labels;
    }

    private Map<String, String> reaching(LabelScope scope, Workload workload) {
        Map<String, String> labels = new LinkedHashMap<>();
        addReaching(scope, workload, labels);
        return labels;
    }

    private void addReaching(LabelScope scope, Workload workload, Map<String, String> labels) {
        labels.putAll(parts.pods().metadata().labels().reaching(scope));
        labels.putAll(workload.basics().naming().metadata().labels().reaching(scope));
    }

    private Map<String, String> standard(String component) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, parts.name());
        labels.put(COMPONENT, component);
        return labels;
    }
}
