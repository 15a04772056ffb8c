package dev.railsk.rollout;

/**
 * How many pods a workload has.
 *
 * @param wanted how many it shall have
 * @param updated how many run the new revision
 * @param available how many of the new revision serve
 * @param old how many of older revisions are left, those that are ending included
 */
public record PodCounts(int wanted, int updated, int available, int old) {

    /** No pods at all. */
    public static final PodCounts NONE = new PodCounts(0, 0, 0, 0);

    /** As people write it: {@code 1 of 2 available}, with what else is of interest. */
    @Override
    public String toString() {
        return available + " of " + wanted + " available"
                + (updated < wanted ? ", " + updated + " updated" : "")
                + (old > 0 ? ", " + old + " old" : "");
    }
}
