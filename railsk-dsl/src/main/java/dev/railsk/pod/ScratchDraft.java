package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writable folders while they are written: an app's, or how those of one workload or task differ from them. */
public final class ScratchDraft {

    private final Draft draft;
    private final boolean isOfApp;
    private Optional<List<Scratch>> instead;
    private final List<Scratch> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    private ScratchDraft(Draft draft, boolean isOfApp, Optional<List<Scratch>> instead) {
        this.draft = draft;
        this.isOfApp = isOfApp;
        this.instead = instead.isPresent() ? Optional.of(new ArrayList<>(instead.get())) : instead;
    }

    /** The folders of an app, which has these. */
    public static ScratchDraft ofApp(Draft draft, List<Scratch> base) {
        return new ScratchDraft(draft, true, Optional.of(base));
    }

    /** How the folders of a workload or task differ from the app's. */
    static ScratchDraft ofPod(Draft draft, Optional<ScratchChange> base) {
        if (base.isEmpty()) {
            return new ScratchDraft(draft, false, Optional.empty());
        }
        ScratchDraft changed = new ScratchDraft(draft, false, base.get().instead());
        changed.added.addAll(base.get().added());
        changed.removed.addAll(base.get().removed());
        return changed;
    }

    /** What was written; empty for nothing. */
    Optional<ScratchChange> change() {
        return instead.isEmpty() && added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScratchChange(instead, added, removed));
    }

    /** What was written of an app. */
    public List<Scratch> folders() {
        List<Scratch> folders = new ArrayList<>(instead.isPresent() ? instead.get() : List.of());
        folders.addAll(added);
        return folders;
    }

    /** Have this folder, and no other. What is known of it holds on where nothing else is written. */
    public void only(String path, Consumer<ScratchSpec> definition) {
        draft.write("scratch");
        requireNonNull(path, "path");
        requireNonNull(definition, "definition");
        @Nullable Scratch before = known(path);
        set(Optional.of(new ArrayList<>()));
        add(path, before, definition);
    }

    private @Nullable Scratch known(String path) {
        for (Scratch scratch : folders()) {
            if (scratch.path().equals(path) && !scratch.equals(Scratch.DEFAULT)) {
                return scratch;
            }
        }
        return null;
    }

    /** Have a further folder. */
    public void add(String path, Consumer<ScratchSpec> definition) {
        add(requireNonNull(path, "path"), null, requireNonNull(definition, "definition"));
    }

    private void add(String path, @Nullable Scratch before, Consumer<ScratchSpec> definition) {
        draft.touch("scratch " + path);
        try {
            added.add(before == null ? Scratch.define(path, definition) : before.with(definition));
        } catch (DefinitionException e) {
            draft.refused("scratch " + path, Scratch.class, e).ifPresent(added::add);
        }
    }

    /** Have a further folder, as defined elsewhere. */
    public void add(Scratch shared) {
        draft.touch("scratch " + requireNonNull(shared, "shared").path());
        added.add(shared);
    }

    /** Have this folder no longer. */
    public void remove(String path) {
        requireNonNull(path, "path");
        List<Scratch> known = folders();
        boolean isThere = false;
        for (Scratch scratch : known) {
            isThere |= scratch.path().equals(path);
        }
        if (isThere) {
            draft.touch();
            added.removeIf(scratch -> scratch.path().equals(path));
            instead.ifPresent(
                    folders -> folders.removeIf(scratch -> scratch.path().equals(path)));
        } else if (isOfApp || instead.isPresent()) {
            draft.remove("scratch", path, new ArrayList<>(known), Scratch::path);
        } else {
            draft.touch("scratch " + path);
            removed.add(path);
        }
    }

    /** Have no folder. */
    public void none() {
        draft.write("scratch");
        set(Optional.of(new ArrayList<>()));
    }

    /** Have what is there when nothing is said. */
    public void standard() {
        draft.write("scratch");
        set(isOfApp ? Optional.of(new ArrayList<>(List.of(Scratch.DEFAULT))) : Optional.empty());
    }

    private void set(Optional<List<Scratch>> folders) {
        instead = folders;
        added.clear();
        removed.clear();
    }
}
