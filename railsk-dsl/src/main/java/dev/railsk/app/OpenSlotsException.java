package dev.railsk.app;

import dev.railsk.definition.OpenSlot;
import dev.railsk.problem.DefinitionException;
import dev.railsk.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A render was asked for while values are still open. It names all of them, with the line that left each open. */
public final class OpenSlotsException extends DefinitionException {

    private static final long serialVersionUID = 1;

    private final transient List<OpenSlot> slots;

    private OpenSlotsException(String environment, List<OpenSlot> slots) {
        super(
                describe(
                        "Environment \"" + environment + "\" has "
                                + (slots.size() == 1 ? "1 open slot:" : slots.size() + " open slots:"),
                        problems(slots)),
                problems(slots));
        this.slots = List.copyOf(slots);
    }

    /** Such an exception, declared so that who may throw it need not load it before. */
    static RuntimeException in(String environment, List<OpenSlot> slots) {
        return new OpenSlotsException(environment, slots);
    }

    /** The open values. */
    public List<OpenSlot> slots() {
        return slots;
    }

    private static List<Problem> problems(List<OpenSlot> slots) {
        List<Problem> problems = new ArrayList<>();
        for (OpenSlot slot : slots) {
            String what = slot.path().get(slot.path().size() - 1);
            problems.add(new Problem(what + " is open: " + slot.reason(), slot.path(), slot.origin(), slot.nextStep()));
        }
        return problems;
    }
}
