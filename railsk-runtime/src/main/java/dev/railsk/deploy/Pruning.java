package dev.railsk.deploy;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a deploy or a teardown may delete of what an environment owns. An object is deleted only if the inventory holds it, and only while
 * it is the very object that was applied.
 *
 * <p>Never deleted without being named: namespaces, claims of storage and their volumes, definitions of kinds, sets whose claims would
 * go with them, and objects of kinds that railsk does not know, as they may stand for a database.
 *
 * @param isOn whether anything is deleted
 * @param named what may be deleted although it may hold data, such as {@code PersistentVolumeClaim/uploads}
 */
public record Pruning(boolean isOn, Set<String> named) {

    /** Delete what is no longer defined, and nothing that may hold data. */
    public static final Pruning ON = new Pruning(true, Set.of());

    /** Delete nothing. */
    public static final Pruning OFF = new Pruning(false, Set.of());

    public Pruning {
        named = Set.copyOf(named);
        for (String name : named) {
            int slash = name.indexOf('/');
            if (slash < 1 || slash == name.length() - 1) {
                throw new IllegalArgumentException(
                        "an object that may be deleted must be named as KIND/NAME, but was \"" + name + "\"");
            }
        }
    }

    /**
     * The same, and this object too, whatever it holds.
     *
     * @throws IllegalArgumentException when it is not named as {@code KIND/NAME}
     */
    public Pruning including(String kindAndName) {
        Set<String> more = new LinkedHashSet<>(named);
        more.add(kindAndName);
        return new Pruning(isOn, more);
    }
}
