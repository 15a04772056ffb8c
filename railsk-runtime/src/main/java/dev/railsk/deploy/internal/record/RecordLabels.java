package dev.railsk.deploy.internal.record;

import dev.railsk.app.Environment;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of what railsk writes for an environment beside its objects. */
public final class RecordLabels {

    /** What a ConfigMap or Secret is for. */
    static final String WHAT = "railsk.dev/record";

    private static final int LONGEST = 63;

    private RecordLabels() {}

    /** The labels of a kind of record. */
    public static Map<String, Object> of(Environment environment, String what) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put(WHAT, what);
        labels.put("railsk.dev/app", label(environment.appName()));
        labels.put("railsk.dev/environment", label(environment.name()));
        return labels;
    }

    private static String label(String name) {
        String label = name.substring(0, Math.min(name.length(), LONGEST));
        return label.replaceAll("-+$", "");
    }
}
