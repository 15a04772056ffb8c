package dev.railsk.rollout;

import dev.railsk.manifest.Tree;

/** Reads the conditions of a status. */
final class Conditions {

    private Conditions() {}

    /** The condition of this type; absent when there is none. */
    static Tree of(Tree object, String type) {
        for (Tree condition : object.at("status", "conditions").items()) {
            if (text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return Tree.absent();
    }

    static boolean isTrue(Tree object, String type) {
        return text(of(object, type), "status").equals("True");
    }

    static String text(Tree tree, String key) {
        return tree.at(key).text().orElse("");
    }
}
