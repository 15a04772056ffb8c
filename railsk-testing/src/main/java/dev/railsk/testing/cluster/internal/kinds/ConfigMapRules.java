package dev.railsk.testing.cluster.internal.kinds;

import dev.railsk.cluster.ObjectKind;
import dev.railsk.testing.cluster.internal.rules.Part;
import dev.railsk.testing.cluster.internal.rules.ValueChecks;
import java.util.Collection;
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
        long size = ValueChecks.bytes(object.at("data").map().values()) + decoded(bytes.values());
        // So the server calls the object itself.
        ValueChecks.size("[]", size, MOST_BYTES, object.problems());
        for (String key : bytes.keySet()) {
            ValueChecks.configKey("binaryData[" + key + "]", key, object.problems());
        }
    }

    private static long decoded(Collection<Object> values) {
        long size = 0;
        for (Object value : values) {
            String base64 = String.valueOf(value);
            int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
            size += base64.length() / 4 * 3L - padding;
        }
        return size;
    }

    @Override
    public void checkChange(Part object, Map<String, Object> before) {
        Immutable.checkData(object, before);
    }
}
