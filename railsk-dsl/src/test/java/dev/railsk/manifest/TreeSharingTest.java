package dev.railsk.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Trees are immutable, so they may have parts in common. */
class TreeSharingTest {

    private static final int MOST_LEVELS = 500;

    private static Map<String, Object> numbered(int size) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int number = 0; number < size; number++) {
            map.put("key-" + number, number);
        }
        return map;
    }

    /** A list within a list, so many levels of them, with a number in the innermost. */
    private static Object nested(int levels) {
        Object value = 1;
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }

    private static Object valueOf(Tree tree) {
        return Objects.requireNonNull(tree.value());
    }

    private static List<?> list(Tree tree) {
        return (List<?>) valueOf(tree.at("list"));
    }

    @Test
    void aPartOfATreeIsTakenAsItIs() {
        Tree pod = Tree.of(Map.of("spec", Map.of("containers", List.of(Map.of("name", "web")))));

        Tree labelled = Tree.of(Map.of("spec", pod.at("spec").map(), "metadata", Map.of("name", "web")));

        assertThat(labelled.at("spec").value()).isSameAs(pod.at("spec").value());
        assertThat(labelled.at("spec", "containers").value())
                .isSameAs(pod.at("spec", "containers").value());
    }

    @Test
    void whatElseIsGivenIsCopied() {
        Map<String, Object> map = numbered(2);
        List<Object> list = new ArrayList<>(List.of("a"));
        Tree tree = Tree.of(Map.of("map", map, "list", list));

        map.clear();
        list.clear();

        assertThat(tree.at("map").map()).hasSize(2);
        assertThat(tree.at("list").items()).hasSize(1);
    }

    @Test
    void mapsOfAnySizeFindTheirKeysInOrder() {
        for (int size : new int[] {0, 1, 2, 20, 21, 100}) {
            Map<String, Object> given = numbered(size);
            Tree tree = Tree.of(given);

            assertThat(tree.map().keySet()).containsExactlyElementsOf(given.keySet());
            for (int number = 0; number < size; number++) {
                assertThat(tree.at("key-" + number).integer()).contains((long) number);
            }
            assertThat(tree.at("key-" + size).isPresent()).isFalse();
            assertThat(tree).isEqualTo(Tree.of(new LinkedHashMap<>(tree.map()))).hasSameHashCodeAs(Tree.of(given));
        }
    }

    @Test
    void mapsAndListsCannotBeChanged() {
        Tree tree = Tree.of(Map.of("map", numbered(2), "list", List.of("a")));
        Map<String, ?> map = tree.at("map").map();

        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.keySet().remove("key-1")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list(tree).remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNullIsPresent() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("nothing", null);
        Tree tree = Tree.of(map);

        assertThat(tree.at("nothing").isPresent()).isTrue();
        assertThat(tree.at("nothing").value()).isNull();
        assertThat(tree.at("nothing", "below").isPresent()).isFalse();
    }

    @Test
    void partsInCommonCountAmongTheLevels() {
        Tree deepest = Tree.of(nested(MOST_LEVELS));
        Tree half = Tree.of(nested(MOST_LEVELS / 2));

        assertThat(Tree.of(wrapped(valueOf(half), MOST_LEVELS / 2))).isEqualTo(deepest);
        assertThatThrownBy(() -> Tree.of(wrapped(valueOf(half), MOST_LEVELS / 2 + 1)))
                .hasMessage("a tree must be at most 500 levels deep");
        assertThatThrownBy(() -> Tree.of(List.of(valueOf(deepest))))
                .hasMessage("a tree must be at most 500 levels deep");
    }

    private static Object wrapped(Object part, int levels) {
        Object value = part;
        for (int level = 0; level < levels; level++) {
            value = List.of(value);
        }
        return value;
    }
}
