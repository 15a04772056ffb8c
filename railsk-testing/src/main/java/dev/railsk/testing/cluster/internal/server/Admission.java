package dev.railsk.testing.cluster.internal.server;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.manifest.Tree;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.kinds.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What is asked about objects before they are written: webhooks, which change and judge them, then whoever counts what there is. */
public final class Admission {

    private final List<Change> changes = new ArrayList<>();
    private final List<Judge> judges = new ArrayList<>();
    private final List<Judge> counts = new ArrayList<>();

    private record Change(ObjectKind kind, UnaryOperator<Tree> change) {}

    private record Judge(ObjectKind kind, Function<Tree, Optional<ClusterRefusedException>> refusal) {}

    /** Have objects of this kind changed. */
    public void change(ObjectKind kind, UnaryOperator<Tree> change) {
        changes.add(new Change(kind, change));
    }

    /** Have objects of this kind judged, new ones and changed ones. */
    public void judge(ObjectKind kind, Function<Tree, Optional<ClusterRefusedException>> refusal) {
        judges.add(new Judge(kind, refusal));
    }

    /** Have new objects of this kind counted, once all others have judged them. */
    public void count(ObjectKind kind, Function<Tree, Optional<ClusterRefusedException>> refusal) {
        counts.add(new Judge(kind, refusal));
    }

    /** Change an object; whether anybody was asked. */
    boolean change(ResourceKind kind, Map<String, Object> content) {
        boolean isAsked = false;
        for (Change change : changes) {
            if (change.kind().equals(kind.kind())) {
                Map<String, Object> changed = PlainValue.copyMap(
                        change.change().apply(whole(kind, content)).map());
                changed.remove("apiVersion");
                changed.remove("kind");
                content.clear();
                content.putAll(changed);
                isAsked = true;
            }
        }
        return isAsked;
    }

    /** Refuse what somebody denies. */
    void check(ResourceKind kind, Map<String, Object> content, boolean isNew) {
        check(judges, kind, content);
        if (isNew) {
            check(counts, kind, content);
        }
    }

    private static void check(List<Judge> judges, ResourceKind kind, Map<String, Object> content) {
        for (Judge judge : judges) {
            if (judge.kind().equals(kind.kind())) {
                judge.refusal().apply(whole(kind, content)).ifPresent(refusal -> {
                    throw refusal;
                });
            }
        }
    }

    private static Tree whole(ResourceKind kind, Map<String, Object> content) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", kind.kind().apiVersion());
        object.put("kind", kind.kind().kind());
        object.putAll(PlainValue.copyMap(content));
        return Tree.of(object);
    }
}
