package dev.railsk.rollout;

import dev.railsk.manifest.Tree;
import java.util.List;

/** How one kind of workload keeps the pods of its present revision apart from older ones, and when it is done. */
interface Revisions {

    /** The pods of the present revision, those left out that are ending. */
    List<Tree> newPods();

    /** How many pods there are, by the controller's own count where it has one. */
    PodCounts counts();

    /** Whether all wanted pods run the present revision and serve. */
    boolean isComplete();

    /** The object whose conditions say that no pod can be made. */
    Tree maker();
}
