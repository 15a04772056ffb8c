package dev.railsk.definition;

import static java.util.Objects.requireNonNull;

import dev.railsk.pod.LabelScope;
import dev.railsk.policy.PodSecurity;
import dev.railsk.task.Task;
import dev.railsk.workload.Web;
import dev.railsk.workload.Workload;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labels of an app's objects: what its definition asks for, and where that reaches. The maps are shared, and must not be changed. */
public final class AppLabels {

    private static final String POD_SECURITY = "pod-security.kubernetes.io/";
    private static final String RECOMMENDED = "app.kubernetes.io/";
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

    /** The labels of what says how the app shares its cluster, such as its accounts. */
    public Map<String, String> tenancy() {
        return parts.pods().metadata().labels().reaching(LabelScope.TENANCY);
    }

    /** The labels of the namespace: how careful its pods must be, then what is written. */
    public Map<String, String> namespace() {
        Map<String, String> labels = new LinkedHashMap<>();
        Optional<PodSecurity> security = parts.identity().tenancy().podSecurity();
        if (security.isPresent()) {
            labels.put(POD_SECURITY + "enforce", security.get().enforced().kubernetesName());
            labels.put(POD_SECURITY + "audit", security.get().warned().kubernetesName());
            labels.put(POD_SECURITY + "warn", security.get().warned().kubernetesName());
        }
        labels.putAll(parts.pods().metadata().labels().reaching(LabelScope.NAMESPACE));
        return labels;
    }

    /** What Kubernetes recommends beside name and component, where the app wants it; never for a selector. */
    private void recommend(Map<String, String> labels) {
        if (parts.identity().tenancy().hasRecommendedLabels()) {
            labels.putIfAbsent(RECOMMENDED + "instance", Names.of(parts).ofApp());
            labels.putIfAbsent(RECOMMENDED + "part-of", parts.name());
            labels.putIfAbsent(RECOMMENDED + "managed-by", "railsk");
        }
    }

    /** The key of the label with the revision, where the app wants the recommended labels. */
    public Optional<String> version() {
        return parts.identity().tenancy().hasRecommendedLabels()
                ? Optional.of(RECOMMENDED + "version")
                : Optional.empty();
    }

    /** What tells the pods of a task from all others of the app, as they have it: a label may have replaced one of its identity. */
    public Map<String, String> taskIdentity(Task task) {
        Map<String, String> labels = task(task);
        Map<String, String> identity = ofTask(task);
        for (Map.Entry<String, String> label : identity.entrySet()) {
            label.setValue(labels.get(label.getKey()));
        }
        return identity;
    }

    private Map<String, String> ofTask(Task task) {
        Map<String, String> identity = task.naming().identity();
        return identity.isEmpty() ? standard(task.name()) : new LinkedHashMap<>(identity);
    }

    /** The labels of a task's Jobs and of their pods. */
    public Map<String, String> task(Task task) {
        Map<String, String> labels = ofTask(task);
        labels.putAll(parts.pods().metadata().labels().reaching(LabelScope.TASKS));
        labels.putAll(task.naming().metadata().labels().reaching(LabelScope.TASKS));
        recommend(labels);
        return labels;
    }

    private Map<String, String> identityAnd(LabelScope scope, Workload workload) {
        Map<String, String> labels = identity(workload);
        addReaching(scope, workload, labels);
        recommend(labels);
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
