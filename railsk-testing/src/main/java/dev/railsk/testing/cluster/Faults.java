package dev.railsk.testing.cluster;

import dev.railsk.cluster.ObjectRef;
import dev.railsk.problem.Message;
import dev.railsk.problem.Nearest;
import dev.railsk.testing.cluster.Calls.Sort;
import dev.railsk.testing.cluster.Fault.Effect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The faults that were asked for, and the calls that there were. Thread-safe. */
final class Faults {

    private final List<Script> scripts = new ArrayList<>();
    private final Map<Sort, Set<String>> seen = new EnumMap<>(Sort.class);
    private Optional<String> death = Optional.empty();

    /** One fault, and how many of its calls there were. */
    private static final class Script {

        private final Calls calls;
        private final Fault fault;
        private int matched;
        private int struck;

        Script(Calls calls, Fault fault) {
            this.calls = calls;
            this.fault = fault;
        }

        boolean isDue(Sort sort, Optional<ObjectRef> object) {
            boolean isDue = calls.match(sort, object) && calls.isTurn(matched++);
            struck += isDue ? 1 : 0;
            return isDue;
        }
    }

    synchronized void add(Calls calls, Fault fault) {
        scripts.add(new Script(calls, fault));
    }

    synchronized void clear() {
        scripts.clear();
    }

    /** Refuse a process that was killed. */
    synchronized void requireAlive() {
        if (death.isPresent()) {
            throw new Killed(death.get());
        }
    }

    /** The fault of this call. One that kills lets nothing more through from now on, but this call where it is done first. */
    synchronized Optional<Fault> next(Sort sort, Optional<ObjectRef> object) {
        requireAlive();
        object.filter(ref -> !ref.name().isEmpty()).ifPresent(ref -> seen.computeIfAbsent(sort, any -> new TreeSet<>())
                .add(ref.name()));
        Optional<Fault> fault = Optional.empty();
        for (Script script : scripts) {
            if (script.isDue(sort, object) && fault.isEmpty()) {
                fault = Optional.of(script.fault);
            }
        }
        if (fault.filter(one -> one.effect() instanceof Effect.Kills).isPresent()) {
            boolean isDone = fault.get().isOnceDone();
            death = Optional.of((isDone ? "after " : "before ")
                    + sort
                    + object.map(ref -> " of " + ref).orElse(""));
        }
        return fault;
    }

    /** Refuse faults that never happened: else a misspelt name would rehearse a good end. What a killed process left is no matter. */
    synchronized void requireAllHappened() {
        if (death.isPresent()) {
            return;
        }
        for (Script script : scripts) {
            if (script.struck == 0) {
                throw new AssertionError(unmet(script));
            }
        }
    }

    private String unmet(Script script) {
        String name = script.calls.name();
        Set<String> names = new TreeSet<>();
        seen.forEach((sort, objects) -> {
            if (script.calls.isOf(sort)) {
                names.addAll(objects);
            }
        });
        String fact = "a fault never happened: " + script.calls + "; there were " + script.matched + " such calls";
        String nextStep = name.isEmpty() || names.isEmpty() || names.contains(name)
                ? "Name a turn that comes, or leave the fault out."
                : "Calls of this sort were about " + Nearest.list(name, List.copyOf(names)) + ".";
        return new Message(fact, "", nextStep).text("");
    }
}
