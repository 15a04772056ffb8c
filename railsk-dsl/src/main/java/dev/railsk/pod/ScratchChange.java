package dev.railsk.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which writable folders the pods of one workload or task have otherwise than the app's others.
 *
 * @param instead the folders in place of the app's; empty where the app's hold
 * @param added further folders
 * @param removed the paths of folders of the app that they do not have
 */
public record ScratchChange(Optional<List<Scratch>> instead, List<Scratch> added, List<String> removed) {

    public ScratchChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether they have the app's. */
    public boolean isNone() {
        return instead.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    /** What the pods have when the app has these. */
    public List<Scratch> over(List<Scratch> ofApp) {
        List<Scratch> folders = new ArrayList<>();
        for (Scratch scratch : instead.isPresent() ? instead.get() : ofApp) {
            if (!removed.contains(scratch.path())) {
                folders.add(scratch);
            }
        }
        folders.addAll(added);
        return folders;
    }
}
