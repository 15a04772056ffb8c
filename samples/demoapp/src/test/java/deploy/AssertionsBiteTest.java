package deploy;

import static dev.railsk.testing.RailskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.image.Revision;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.ManifestSet;
import dev.railsk.manifest.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes every leaf field of the demo's manifests, one at a time: the equivalence assertion must see each and name it. */
class AssertionsBiteTest {

    private static final ManifestSet CANARY =
            DemoApp.app().environment("canary").render(Revision.of("abcd123"));
    private static final String WANTED = CANARY.toYaml();
    private static final Set<String> IDENTITY = Set.of("/kind", "/metadata/name", "/metadata/namespace");
    private static final Set<String> NEEDED = Set.of("/apiVersion", "/kind", "/metadata/name");

    @Test
    void everyChangedLeafIsNamed() {
        int changed = 0;
        for (Manifest manifest : CANARY) {
            for (List<Object> leaf : leaves(manifest.tree().value(), List.of())) {
                assertNamed(manifest, leaf);
                changed++;
            }
        }

        assertThat(changed).as("leaves that were changed").isGreaterThan(150);
    }

    @Test
    void everyLeftOutLeafIsNamed() {
        for (Manifest manifest : CANARY) {
            for (List<Object> leaf : leaves(manifest.tree().value(), List.of())) {
                if (!NEEDED.contains(pointer(leaf)) && leaf.get(leaf.size() - 1) instanceof String) {
                    assertSeen(manifest, leaf, JsonCopy.without(manifest.tree().value(), leaf));
                }
            }
        }
    }

    private static void assertNamed(Manifest manifest, List<Object> leaf) {
        assertSeen(manifest, leaf, JsonCopy.changed(manifest.tree().value(), leaf));
    }

    private static void assertSeen(Manifest manifest, List<Object> leaf, Object content) {
        ManifestSet changed = withInstead(manifest, Manifest.of(Tree.of(content)));
        String place = place(manifest, leaf);

        assertThatThrownBy(() -> assertThat(changed).isEquivalentTo(WANTED))
                .as("change of %s %s", manifest, pointer(leaf))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(place);
    }

    /** Where a reader looks for the leaf: the object as a whole for what identifies it, its list for an item's own key. */
    private static String place(Manifest manifest, List<Object> leaf) {
        if (IDENTITY.contains(pointer(leaf))) {
            return manifest.id() + "\n";
        }
        StringBuilder path = new StringBuilder();
        Tree here = manifest.tree();
        String list = "";
        for (int at = 0; at < leaf.size(); at++) {
            if (!(leaf.get(at) instanceof Integer index)) {
                list = (String) leaf.get(at);
                here = here.at(list);
                path.append(list.contains(".") ? "[\"" + list + "\"]" : (path.length() == 0 ? "" : ".") + list);
                continue;
            }
            here = here.items().get(index);
            String key = DemoKeys.keyOf(list, here);
            if (at == leaf.size() - 2 && leaf.get(at + 1).equals(key)) {
                path.append('[');
                break;
            }
            String name =
                    key.isEmpty() ? index.toString() : key + "=" + here.at(key).value();
            path.append('[').append(name).append(']');
        }
        return manifest.id() + " " + path.toString().replaceFirst("^spec\\.template\\.spec\\.", "");
    }

    private static ManifestSet withInstead(Manifest old, Manifest changed) {
        List<Manifest> all = new ArrayList<>(CANARY.manifests());
        all.set(all.indexOf(old), changed);
        return ManifestSet.of(all);
    }

    private static List<List<Object>> leaves(Object value, List<Object> path) {
        List<List<Object>> leaves = new ArrayList<>();
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, item) -> leaves.addAll(leaves(item, then(path, key))));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int index = 0; index < list.size(); index++) {
                leaves.addAll(leaves(list.get(index), then(path, index)));
            }
        } else {
            leaves.add(path);
        }
        return leaves;
    }

    private static List<Object> then(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static String pointer(List<Object> path) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(step -> pointer.append('/').append(step));
        return pointer.toString();
    }
}
