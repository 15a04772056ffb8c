package dev.railsk.deploy.internal.prune;

import dev.railsk.app.Environment;
import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.deploy.Pruning;
import dev.railsk.deploy.internal.apply.Stages;
import dev.railsk.deploy.internal.inventory.InventoryStore.Left;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells of what is no longer defined what may be deleted, in the order in which it is. */
public final class PrunePlan {

    private final Cluster cluster;
    private final Environment environment;
    private final Pruning pruning;

    public PrunePlan(Cluster cluster, Environment environment, Pruning pruning) {
        this.cluster = cluster;
        this.environment = environment;
        this.pruning = pruning;
    }

    /**
     * What becomes of one object.
     *
     * @param object which
     * @param live as it is; empty where one may not look
     * @param kept why it stays; empty when it is deleted
     * @param isAskedFor whether somebody must say what is to become of it
     */
    public record Fate(ObjectRef object, Optional<LiveObject> live, Optional<String> kept, boolean isAskedFor) {

        static Fate kept(Left left, String why, boolean isAskedFor) {
            return new Fate(left.object(), left.live(), Optional.of(why), isAskedFor);
        }
    }

    /** What becomes of these: first what comes last in a deploy. */
    public List<Fate> of(List<Left> left) {
        List<Left> ordered = inOrder(left);
        boolean isRead = ordered.stream().anyMatch(one -> UsedNames.concerns(one.object()));
        Optional<UsedNames> used = isRead ? Optional.of(new UsedNames(cluster, environment)) : Optional.empty();
        return fates(ordered, used);
    }

    /** What becomes of these where nothing is to be left that could use them. */
    public List<Fate> ofAll(List<Left> all) {
        return fates(inOrder(all), Optional.empty());
    }

    private static List<Left> inOrder(List<Left> left) {
        List<Left> ordered = new ArrayList<>(left);
        ordered.sort(Comparator.comparingInt(
                (Left one) -> -Stages.of(one.object().kind().kind())));
        return ordered;
    }

    private List<Fate> fates(List<Left> ordered, Optional<UsedNames> used) {
        List<Fate> fates = new ArrayList<>();
        for (Left one : ordered) {
            fates.add(fate(one, used));
        }
        return fates;
    }

    private Fate fate(Left left, Optional<UsedNames> used) {
        if (left.live().isEmpty()) {
            return Fate.kept(left, "there is no right to read it", true);
        }
        LiveObject live = left.live().get();
        if (left.entry().uid().isEmpty() && !Keeping.isOursAlone(live)) {
            return Fate.kept(left, "a deploy was stopped before it knew whether it had made it", true);
        }
        if (live.content().at("metadata", "deletionTimestamp").isPresent()) {
            return Fate.kept(left, "it is being deleted already", false);
        }
        Optional<String> data = Keeping.reason(live, pruning);
        if (data.isPresent()) {
            return Fate.kept(left, data.get(), true);
        }
        Optional<String> user =
                UsedNames.concerns(live.ref()) ? used.flatMap(names -> names.user(live.ref())) : Optional.empty();
        return new Fate(left.object(), left.live(), user, false);
    }
}
