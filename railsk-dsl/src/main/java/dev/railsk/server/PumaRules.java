package dev.railsk.server;

import dev.railsk.container.Command;
import dev.railsk.container.Container;
import dev.railsk.network.Port;
import dev.railsk.problem.Draft;
import dev.railsk.problem.Lines;
import java.util.List;

/** The rules that span Puma and the container that it runs in. */
public final class PumaRules {

    private static final int LOWEST_PORT = 1024;

    private final Draft draft;
    private final Puma puma;
    private final Container container;
    private final Lines lines;

    private PumaRules(Draft draft, Puma puma, Container container, Lines lines) {
        this.draft = draft;
        this.puma = puma;
        this.container = container;
        this.lines = lines;
    }

    /** Note what is wrong with Puma in a container now. */
    public static void check(Draft draft, Puma puma, Container container, Lines lines) {
        boolean isKnown =
                draft.findings().judges(List.of("command")) && draft.findings().judges(List.of("port"));
        if (isKnown) {
            PumaRules rules = new PumaRules(draft, puma, container, lines);
            rules.checkProgram();
            rules.checkPorts();
        }
    }

    private void checkProgram() {
        Command command = container.command();
        boolean isPuma = command.indexOf("puma") >= 0;
        boolean isOfImage = command instanceof Command.OfImage;
        boolean isRails = isPuma || command.indexOf("rails", "thrust") >= 0;
        if (!container.isAppCode() || (!isRails && !isOfImage)) {
            problem(
                    "puma(..) is for Puma, but "
                            + (container.isAppCode()
                                    ? "the command is " + command.text()
                                    : "the image is not the app's"),
                    "Leave puma(..) out, or tell the program with env(..).");
        } else if (puma.controlPort().isPresent() && !isPuma) {
            problem(
                    "controlServer(..) is an option of Puma, but the command is " + command.text(),
                    "Run Puma itself: leave command(..) out, or open the control server in config/puma.rb.");
        }
    }

    private void checkPorts() {
        for (Port port : container.ports()) {
            if (puma.controlPort().isPresent() && puma.controlPort().get() == port.number()) {
                problem(
                        "the control server must not listen on the port \"" + port.name() + "\" (" + port.number()
                                + "), which others can reach",
                        "Give it a port of its own: controlServer(9293).");
            }
        }
        if (puma.thruster().isEmpty() || container.ports().isEmpty()) {
            return;
        }
        Port first = container.ports().get(0);
        int target = puma.thruster().get().target(first.number());
        if (first.number() < LOWEST_PORT) {
            problem(
                    "Thruster cannot listen on the first port, " + first.number()
                            + ", since only a privileged process has ports below 1024",
                    "Choose another: port(\"http\", 3000). The service's port is another matter.");
        }
        if (puma.controlPort().isPresent() && puma.controlPort().get() == target) {
            problem(
                    "the control server must not listen on " + target + ", where Puma does behind Thruster",
                    "Give it a port of its own: controlServer(9293).");
        }
        for (Port port : container.ports()) {
            if (port.number() == target) {
                problem(
                        "Puma listens on " + target + " behind Thruster, but that is the number of the port \""
                                + port.name() + "\"",
                        "Give Puma another: thruster(Thruster.DEFAULT.targetPort(3001)).");
            }
        }
    }

    private void problem(String fact, String nextStep) {
        draft.problem("puma", lines.of("puma"), fact, nextStep);
    }
}
