package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A row of a table: an object, changes of it, and what an API server says.
 *
 * @param row how it is written there
 * @param base the object without the changes
 * @param edits the changes
 * @param answer the fields that are named when it is created, or updated; nothing where it is accepted
 * @param toApply the same when it is applied
 */
record ServerRule(
        String row, Tree base, List<TreeEdit> edits, NavigableSet<String> answer, NavigableSet<String> toApply) {

    private static final String UNREADABLE = "unreadable";
    private static final int TRIES = 5;

    /** What this cluster says to a create. Nothing is written: it is a dry run. */
    NavigableSet<String> create(Cluster cluster) {
        return fields(() -> cluster.create(edited(base), WriteOptions.ask()));
    }

    /** What it says to an apply, without writing. */
    NavigableSet<String> apply(Cluster cluster) {
        return fields(() -> cluster.apply(edited(base), WriteOptions.ask()));
    }

    /** What it says to a change of the object that is there, without writing. */
    NavigableSet<String> update(Cluster cluster, String namespace) {
        LiveObject described = LiveObject.of(Tree.of(inNamespace(namespace)));
        if (cluster.get(described.ref()).isEmpty()) {
            cluster.create(Manifest.of(described.content()), WriteOptions.write());
        }
        return fields(() -> {
            for (int i = 0; i < TRIES; i++) {
                Tree live = cluster.get(described.ref()).orElseThrow().content();
                try {
                    cluster.update(edited(live), WriteOptions.ask());
                    return;
                } catch (ConflictException e) {
                    // A controller was faster: its status is nothing that the row is about.
                    if (i == TRIES - 1) {
                        throw e;
                    }
                }
            }
        });
    }

    private Map<String, Object> inNamespace(String namespace) {
        Map<String, Object> object = TreeEdit.copy(base);
        new TreeEdit("/metadata/namespace", '"' + namespace + '"').change(object);
        return object;
    }

    private Manifest edited(Tree object) {
        Map<String, Object> copy = TreeEdit.copy(object);
        edits.forEach(edit -> edit.change(copy));
        return Manifest.of(Tree.of(copy));
    }

    private static NavigableSet<String> fields(Runnable question) {
        NavigableSet<String> fields = new TreeSet<>();
        try {
            question.run();
        } catch (ClusterRefusedException refusal) {
            refusal.causes().stream().map(FieldCause::field).forEach(fields::add);
            if (fields.isEmpty()) {
                fields.add(UNREADABLE);
            }
        }
        return fields;
    }

    @Override
    public String toString() {
        return row;
    }
}
