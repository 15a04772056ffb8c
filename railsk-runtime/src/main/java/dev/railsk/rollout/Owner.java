package dev.railsk.rollout;

import dev.railsk.manifest.Tree;

/** Who made an object, by the server's identities, not by names or labels. */
final class Owner {

    private Owner() {}

    static String uid(Tree object) {
        return object.at("metadata", "uid").text().orElse("");
    }

    static boolean owns(Tree owner, Tree object) {
        String uid = uid(owner);
        if (uid.isEmpty()) {
            return false;
        }
        for (Tree reference : object.at("metadata", "ownerReferences").items()) {
            if (reference.at("uid").text().orElse("").equals(uid)) {
                return true;
            }
        }
        return false;
    }
}
