package dev.railsk.testing.cluster.internal.rules;

import java.util.Map;

/** Fields whose empty text or zero says as little as their absence: so it is with all that are no pointers in the server. */
public final class Blanks {

    private Blanks() {}

    /** Fill in a field that says nothing. */
    public static void fill(Map<String, Object> map, String field, Object value) {
        Object said = map.get(field);
        if (said == null || said.equals("") || said.equals(0)) {
            map.put(field, value);
        }
    }
}
