package dev.railsk.manifest;

/**
 * One place where two sets differ.
 *
 * @param id the object
 * @param path the place in it, for people: {@code containers[name=web].image}; empty for the object as a whole
 * @param pointer the same place as a JSON pointer into the wanted object, or into the found one for what is added
 * @param change what is different
 * @param wanted the wanted value for people; values of a Secret are never shown
 * @param found the found value for people; values of a Secret are never shown
 */
public record Difference(ManifestId id, String path, String pointer, Change change, String wanted, String found) {

    /** The ways in which two sets can differ. */
    public enum Change {
        /** The object is wanted and not there. */
        OBJECT_MISSING,
        /** The object is there and not wanted. */
        OBJECT_ADDED,
        /** The field or list item is wanted and not there. */
        MISSING,
        /** The field or list item is there and not wanted. */
        ADDED,
        /** The value is another. */
        CHANGED,
        /** The items are the same in another order, in a list whose order means something. */
        REORDERED
    }

    /** Kind, name and path: {@code Deployment shop-web containers[name=web].image}. */
    public String place() {
        return path.isEmpty() ? id.toString() : id + " " + path;
    }

    /** The place, what is wanted and what was found, on one line each. */
    @Override
    public String toString() {
        return place() + "\n  wanted  " + wanted + "\n  found   " + found;
    }
}
