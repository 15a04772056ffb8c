package dev.railsk.deploy;

/**
 * What a deploy does with objects that are there already.
 *
 * @param pruning what of that which is no longer defined is deleted at the end
 * @param isAdopting whether fields of the definition are taken from the tools that made or changed the objects before: kubectl and Helm
 */
public record ExistingObjects(Pruning pruning, boolean isAdopting) {

    /** What is no longer defined is deleted; nothing is adopted. */
    public static final ExistingObjects DEFAULT = new ExistingObjects(Pruning.ON, false);

    /** The same, deleting this of what is no longer defined. */
    public ExistingObjects prune(Pruning what) {
        return new ExistingObjects(what, isAdopting);
    }

    /** The same, taking fields from those tools. */
    public ExistingObjects adopt() {
        return new ExistingObjects(pruning, true);
    }
}
