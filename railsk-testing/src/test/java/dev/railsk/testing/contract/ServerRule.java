package dev.railsk.testing.contract;

import dev.railsk.cluster.Cluster;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A row of {@code server-rules.txt}: an object, and what an API server says to its creation.
 *
 * @param row how it is written there
 * @param object the object, with its changes
 * @param answer the fields that are named; nothing where it is accepted
 */
record ServerRule(String row, Map<String, Object> object, SortedSet<String> answer) {

    /** The answer to an object of which not even the fields can be read. */
    static final String UNREADABLE = "unreadable";

    /** What this cluster says. Nothing is written: it is a dry run. */
    SortedSet<String> ask(Cluster cluster) {
        SortedSet<String> fields = new TreeSet<>();
        try {
            cluster.create(Manifest.of(Tree.of(object)), WriteOptions.ask());
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
