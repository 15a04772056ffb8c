package dev.railsk.cluster;

import java.util.List;

/**
 * A program to run in a container that is running.
 *
 * @param namespace the pod's namespace
 * @param pod the pod's name
 * @param container the container's name
 * @param command the program and its arguments; no shell is involved unless it is named. Empty is an
 *     {@link IllegalArgumentException}
 * @param input what the program reads from its standard input; empty for nothing
 */
public record ExecRequest(String namespace, String pod, String container, List<String> command, String input) {
    public ExecRequest {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a program must be named to be run in container " + container
                    + " of Pod " + pod + ", but the command is empty. Name the program and its arguments.");
        }
    }

    /** Run this, with nothing to read. */
    public static ExecRequest of(String namespace, String pod, String container, String... command) {
        return new ExecRequest(namespace, pod, container, List.of(command), "");
    }
}
