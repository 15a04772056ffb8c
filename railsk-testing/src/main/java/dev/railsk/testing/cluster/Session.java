package dev.railsk.testing.cluster;

import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one command found on a fake cluster, and what it did to it.
 *
 * @param seeds what was put there before, because the app declares it as existing elsewhere
 * @param outcomes the outcomes that were played, by the object's name
 * @param writes what was written, in order
 * @param took how long it took
 */
record Session(Seeds seeds, Map<String, String> outcomes, List<Write> writes, Duration took) {

    private static final String SIMULATED = "KHNpbXVsYXRlZCk=";

    /** How an object was written. */
    enum Verb {
        APPLY,
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    /**
     * One write.
     *
     * @param after how long after the command's start
     * @param verb how
     * @param manager the field manager
     * @param object the object, without the values of a secret
     * @param uid the identity that it has had since
     */
    record Write(Duration after, Verb verb, String manager, Tree object, String uid) {

        static Write of(Duration after, Verb verb, String manager, Tree object, String uid) {
            return new Write(after, verb, manager, withoutSecrets(object), uid);
        }

        private static Tree withoutSecrets(Tree object) {
            if (!object.at("kind").text().orElse("").equals("Secret")) {
                return object;
            }
            Map<String, Object> hidden = new LinkedHashMap<>();
            object.entries().forEach((name, part) -> {
                boolean isSecret = name.equals("data") || name.equals("stringData");
                Object value = isSecret ? hidden(part, name.equals("data")) : part.value();
                if (value != null) {
                    hidden.put(name, value);
                }
            });
            return Tree.of(hidden);
        }

        private static Map<String, String> hidden(Tree values, boolean isEncoded) {
            Map<String, String> hidden = new LinkedHashMap<>();
            values.entries().keySet().forEach(key -> hidden.put(key, isEncoded ? SIMULATED : Seeds.SIMULATED));
            return hidden;
        }

        /** The object with identities as they are now. */
        Manifest manifest(Map<String, String> uids) {
            String json = object.toJsonLine();
            for (Map.Entry<String, String> uid : uids.entrySet()) {
                json = json.replace(uid.getKey(), uid.getValue());
            }
            return Manifest.of(Tree.parseJson(json));
        }
    }

    static Session of(Tree session) {
        List<Write> writes = new ArrayList<>();
        for (Tree write : session.at("writes").items()) {
            writes.add(new Write(
                    Duration.ofMillis(write.at("afterMillis").integer().orElse(0L)),
                    Verb.valueOf(text(write, "verb")),
                    text(write, "manager"),
                    write.at("object"),
                    text(write, "uid")));
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        session.at("outcomes")
                .entries()
                .forEach(
                        (target, outcome) -> outcomes.put(target, outcome.text().orElse("")));
        return new Session(
                Seeds.of(session.at("seeds")),
                outcomes,
                writes,
                Duration.ofMillis(session.at("tookMillis").integer().orElse(0L)));
    }

    private static String text(Tree tree, String name) {
        return tree.at(name).text().orElse("");
    }

    Map<String, Object> toMap() {
        List<Object> all = new ArrayList<>();
        for (Write write : writes) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("afterMillis", write.after().toMillis());
            map.put("verb", write.verb().name());
            map.put("manager", write.manager());
            map.put("uid", write.uid());
            map.put("object", write.object().map());
            all.add(map);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seeds", seeds.toMap());
        map.put("outcomes", outcomes);
        map.put("tookMillis", took.toMillis());
        map.put("writes", all);
        return map;
    }
}
