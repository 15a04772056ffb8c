package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.rules.NameRules;
import dev.railsk.testing.cluster.internal.rules.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Namespaces: labelled with their own name, and held by a finalizer until their content is gone. */
public final class NamespaceRules extends KindRules {

    /** The rules. */
    public NamespaceRules() {
        super(new ResourceKind(ObjectKind.NAMESPACE, false, false, true));
    }

    @Override
    public void fill(Map<String, Object> object) {
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        PlainValue.child(metadata, "labels").put("kubernetes.io/metadata.name", PlainValue.text(metadata, "name"));
        PlainValue.child(object, "spec").putIfAbsent("finalizers", new ArrayList<Object>(List.of("kubernetes")));
        object.putIfAbsent("status", new LinkedHashMap<>(Map.of("phase", "Active")));
    }

    @Override
    public void checkName(Part metadata) {
        NameRules.checkLabelName(metadata.path("name"), metadata.text("name"), metadata.problems());
    }
}
