package dev.railsk.definition;

import dev.railsk.pod.LabelScope;
import dev.railsk.task.Task;
import dev.railsk.workload.Workload;
import java.util.Map;

/** The annotations of an app's objects, as its definition asks for them. */
public final class AppAnnotations {

    private final AppParts parts;

    private AppAnnotations(AppParts parts) {
        this.parts = parts;
    }

    /** The annotations of these parts' objects. */
    public static AppAnnotations of(AppParts parts) {
        return new AppAnnotations(parts);
    }

    /** What reaches one scope of a workload: the app's, then the workload's own. */
    public Map<String, String> of(Workload workload, LabelScope scope) {
        Map<String, String> annotations = ofApp(scope);
        annotations.putAll(workload.basics().naming().metadata().annotations().reaching(scope));
        return annotations;
    }

    /** What reaches a task's Jobs and their pods: the app's, then the task's own. */
    public Map<String, String> of(Task task) {
        Map<String, String> annotations = ofApp(LabelScope.TASKS);
        annotations.putAll(task.naming().metadata().annotations().reaching(LabelScope.TASKS));
        return annotations;
    }

    /** What the app itself writes on objects of one scope. */
    public Map<String, String> ofApp(LabelScope scope) {
        return parts.pods().metadata().annotations().reaching(scope);
    }
}
