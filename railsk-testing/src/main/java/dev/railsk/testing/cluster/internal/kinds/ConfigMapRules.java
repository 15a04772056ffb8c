package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ConfigMaps: text and bytes under keys, which must differ. */
public final class ConfigMapRules extends KindRules {

    static final int MOST_BYTES = 1024 * 1024;

    /** The rules. */
    public ConfigMapRules() {
        super(ResourceKind.plain(ObjectKind.CONFIG_MAP));
    }

    @Override
    public void check(Part object) {
        Map<String, Object> bytes = object.at("binaryData").map();
        for (String key : object.at("data").map().keySet()) {
            ValueChecks.configKey("data[" + key + "]", key, object.problems());
            if (bytes.containsKey(key)) {
                object.problems().invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
            }
        }
        List<Object> all = new ArrayList<>(object.at("data").map().values());
        all.addAll(bytes.values());
        // So the server calls the object itself.
        ValueChecks.size("[]", all, MOST_BYTES, object.problems());
        for (String key : bytes.keySet()) {
            ValueChecks.configKey("binaryData[" + key + "]", key, object.problems());
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.checkData(object, before);
    }
}
