package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.Map;

/** ConfigMaps: text and bytes under keys, which must differ. */
public final class ConfigMapRules extends KindRules {

    /** The rules. */
    public ConfigMapRules() {
        super(ResourceKind.plain(ObjectKind.CONFIG_MAP, "configmaps"));
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
        for (String key : bytes.keySet()) {
            ValueChecks.configKey("binaryData[" + key + "]", key, object.problems());
        }
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.checkData(object, before);
    }
}
