package dev.railsk.docs.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Of all public types those that a definition writes: the Specs, and every value that one of their words takes. */
final class Written {

    private static final Set<String> ENTRIES = Set.of("RailsApp", "Overlay");

    private Written() {}

    static List<TypeDoc> of(List<TypeDoc> all) {
        List<TypeDoc> open = new ArrayList<>(all);
        open.removeIf(type -> PageGroup.of(type).isEmpty() || PageGroup.NOT_WRITTEN.contains(type.name()));
        open.removeIf(type -> type.words().isEmpty() && !type.isSpec());
        List<TypeDoc> written = new ArrayList<>();
        Set<String> taken = new TreeSet<>(ENTRIES);
        boolean isMore = true;
        while (isMore) {
            List<TypeDoc> found =
                    open.stream().filter(type -> isWritten(type, taken)).toList();
            isMore = !found.isEmpty();
            written.addAll(found);
            open.removeAll(found);
            found.forEach(type -> take(type, taken));
        }
        return written;
    }

    private static boolean isWritten(TypeDoc type, Set<String> taken) {
        return type.isSpec()
                || isShared(type)
                || taken.contains(type.simpleName())
                || type.words().stream().anyMatch(word -> isFactory(word) && takes(word.made(), taken));
    }

    /** Whether its words hand back the type that has them: no word takes it, and its words are those of others. */
    private static boolean isShared(TypeDoc type) {
        return type.words().stream().anyMatch(word -> word.made().length() == 1);
    }

    private static boolean isFactory(WordDoc word) {
        return word.call().contains("." + word.name() + "(");
    }

    private static boolean takes(String written, Set<String> taken) {
        return names(written).stream().anyMatch(taken::contains);
    }

    // Collections are no words: who takes a list takes what is in it.
    private static List<String> names(String written) {
        List<String> names = new ArrayList<>(List.of(written.split("\\W+", -1)));
        names.removeAll(List.of("List", "Map", "Set", "Optional", "Consumer", "Class", "String"));
        names.removeIf(name -> name.length() < 2);
        return names;
    }

    private static void take(TypeDoc type, Set<String> taken) {
        for (WordDoc word : type.words()) {
            for (String written : word.types()) {
                taken.addAll(names(written));
            }
            if (isFactory(word)) {
                taken.addAll(names(word.made()));
            }
        }
    }
}
