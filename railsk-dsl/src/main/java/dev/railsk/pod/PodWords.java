package dev.railsk.pod;

import static java.util.Objects.requireNonNull;

import dev.railsk.container.Companion;
import dev.railsk.container.Companion.Role;
import dev.railsk.container.Container;
import dev.railsk.container.ContainerRules;
import dev.railsk.container.ContainerSpec;
import dev.railsk.container.ContainerWords;
import dev.railsk.manifest.edit.Edit;
import dev.railsk.name.internal.Syntax;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import dev.railsk.problem.Nearest;
import dev.railsk.problem.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What everything that runs pods lets its author write. The words of {@link ContainerWords} mean the main container.
 *
 * @param <S> the Spec's own type
 */
public abstract non-sealed class PodWords<S extends PodWords<S>> extends PodOverrideWords<S> {

    private static final int LONGEST_LABEL = 63;

    private final boolean isNew;
    private Optional<String> mainName;
    private final Map<String, Companion> companions = new LinkedHashMap<>();
    private GracePeriod gracePeriod;
    private final List<PodEdit> edits;

    /** A Spec that starts from these. */
    protected PodWords(Draft draft, Pod base, Naming naming, Lines lines) {
        super(draft, base);
        isNew = !lines.isWritten();
        mainName = naming.container();
        for (Companion companion : base.companions()) {
            companions.put(companion.name(), companion);
        }
        gracePeriod = base.gracePeriod();
        edits = new ArrayList<>(base.edits());
    }

    /** Its labels and annotations while they are written. */
    protected abstract MetadataDraft metadata();

    /** The pod as it is when nothing is said of it, for {@code defaultX}. */
    protected abstract Pod standardPod();

    @Override
    protected final Container standard() {
        return standardPod().main();
    }

    @Override
    final Placement standardPlacement() {
        return standardPod().placement();
    }

    /** The pod as it is written so far. */
    protected final Pod pod() {
        return new Pod(container(), new ArrayList<>(companions.values()), gracePeriod, placement(), override(), edits);
    }

    /** The main container with what other words than those of a container add to it. */
    protected Container whole() {
        return container();
    }

    /** The main container's name, where the author has named it. */
    protected final Optional<String> mainName() {
        return mainName;
    }

    /** Give the pod this long to stop, because of what its process needs. */
    protected final void gracePeriodIs(GracePeriod period) {
        gracePeriod = period;
    }

    /** Note what is wrong with the pod. */
    protected final void checkPod(Lines lines, String fallbackName) {
        ContainerRules.check(draft, whole(), lines);
        String main = mainName.orElse(fallbackName);
        Companion twin = companions.get(main);
        if (twin != null) {
            draft.problem(
                    twin.role().word() + " " + main,
                    twin.lines().defined(),
                    "two containers of the pod are named \"" + main + "\"",
                    "Name this one otherwise, or the main one with container(..).");
        }
    }

    /** Name the main container. Default: the workload's or task's name. */
    public S container(String name) {
        Origin origin = draft.write("container");
        if (!Syntax.isLabel(requireNonNull(name, "name"), LONGEST_LABEL)) {
            draft.problem(
                    "container",
                    origin,
                    "a container's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it like \"web\".");
        }
        mainName = Optional.of(name);
        return self();
    }

    /** Name the main container after the workload or task. */
    public S defaultContainer() {
        draft.write("container");
        mainName = Optional.empty();
        return self();
    }

    /** Add a label where these scopes say. */
    public S label(String key, String value, LabelScope... scopes) {
        metadata().label(key, value, scopes);
        return self();
    }

    /** Leave out a label that was added here. */
    public S removeLabel(String key) {
        metadata().removeLabel(requireNonNull(key, "key"));
        return self();
    }

    /** Add an annotation where these scopes say. */
    public S annotation(String key, String value, LabelScope... scopes) {
        metadata().annotation(key, value, scopes);
        return self();
    }

    /** Leave out an annotation that was added here. */
    public S removeAnnotation(String key) {
        metadata().removeAnnotation(requireNonNull(key, "key"));
        return self();
    }

    /** Run this container to its end before the main one starts; in an overlay: change it. */
    public S init(String name, Consumer<ContainerSpec> definition) {
        return change(name, Role.INIT, definition);
    }

    /** Run a further init container, after those that there are. */
    public S addInit(String name, Consumer<ContainerSpec> definition) {
        return add(name, Role.INIT, definition);
    }

    /** Leave out an init container of the base. */
    public S removeInit(String name) {
        return remove(name, Role.INIT);
    }

    /** Run this container beside the main one, from before it starts until after it has ended; in an overlay: change it. */
    public S sidecar(String name, Consumer<ContainerSpec> definition) {
        return change(name, Role.SIDECAR, definition);
    }

    /** Run a further sidecar, started after the containers that there are. */
    public S addSidecar(String name, Consumer<ContainerSpec> definition) {
        return add(name, Role.SIDECAR, definition);
    }

    /** Leave out a sidecar of the base. */
    public S removeSidecar(String name) {
        return remove(name, Role.SIDECAR);
    }

    private S change(String name, Role role, Consumer<ContainerSpec> definition) {
        requireNonNull(definition, "definition");
        Companion base = companions.get(requireNonNull(name, "name"));
        if (base != null && base.role() == role) {
            draft.write(role.word() + " " + name);
            companions.put(name, draft.change(role.word() + " " + name, base, definition));
            return self();
        }
        if (isNew) {
            return add(name, role, definition);
        }
        Origin origin = draft.write(role.word() + " " + name);
        List<String> known = named(role);
        String word = role == Role.INIT ? "addInit(..)" : "addSidecar(..)";
        draft.problem(
                role.word() + " " + name,
                origin,
                "there is no " + role.word() + " \"" + name + "\" to change",
                known.isEmpty()
                        ? "Add it with " + word + "."
                        : "Name one of: " + Nearest.list(name, known) + "; or add it with " + word + ".");
        return self();
    }

    private S add(String name, Role role, Consumer<ContainerSpec> definition) {
        requireNonNull(definition, "definition");
        String part = role.word() + " " + requireNonNull(name, "name");
        Origin origin = draft.write(part);
        if (!Syntax.isLabel(name, LONGEST_LABEL)) {
            draft.problem(
                    part,
                    origin,
                    "a container's name must have at most 63 lower-case letters, digits and dashes, but was \"" + name
                            + "\"",
                    "Name it like \"proxy\".");
        } else if (companions.containsKey(name)) {
            draft.problem(
                    part,
                    origin,
                    "two containers of the pod are named \"" + name + "\"",
                    "Give one of them another name.");
        }
        companions.put(name, draft.change(part, Companion.standard(name, role), definition));
        return self();
    }

    private S remove(String name, Role role) {
        Origin origin = draft.touch(role.word() + " " + requireNonNull(name, "name"));
        List<String> known = named(role);
        if (!known.contains(name)) {
            draft.problem(
                    role.word() + " " + name,
                    origin,
                    "there is no " + role.word() + " \"" + name + "\" to remove",
                    known.isEmpty()
                            ? "Leave this line out: there is none."
                            : "Remove one of: " + Nearest.list(name, known) + ".");
            return self();
        }
        companions.remove(name);
        return self();
    }

    private List<String> named(Role role) {
        List<String> names = new ArrayList<>();
        for (Companion companion : companions.values()) {
            if (companion.role() == role) {
                names.add(companion.name());
            }
        }
        return names;
    }

    /** Say how long a pod may take to stop. */
    public S gracePeriod(GracePeriod period) {
        draft.write("gracePeriod");
        gracePeriod = requireNonNull(period, "period");
        return self();
    }

    /** Give a pod as long to stop as when nothing is said. */
    public S defaultGracePeriod() {
        draft.write("gracePeriod");
        gracePeriod = standardPod().gracePeriod();
        return self();
    }

    /**
     * Change the rendered pod template, for what there is no word for. Comes after everything else that is rendered, and before {@code
     * edit(..)} of the whole object.
     */
    public S editPods(Edit change) {
        edits.add(new PodEdit(requireNonNull(change, "change"), draft.touch()));
        return self();
    }

    /** Leave out all changes of the rendered pod template that were written so far. */
    public S noEditPods() {
        draft.touch();
        edits.clear();
        return self();
    }
}
