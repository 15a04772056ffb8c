package dev.railsk.manifest.edit;

import dev.railsk.manifest.Tree;

/**
 * One operation of a JSON Patch.
 *
 * @param number its place in the patch, counted from 1
 * @param op add, remove, replace, move, copy or test
 * @param path the JSON pointer of what it changes
 * @param from the JSON pointer of what is moved or copied; empty for other operations
 * @param value what is added, put or expected; absent for other operations
 */
public record PatchOperation(int number, String op, String path, String from, Tree value) {

    /** Which operation it is, for messages. */
    @Override
    public String toString() {
        return "operation " + number + ", " + op + " " + (path.isEmpty() ? "the whole" : path);
    }
}
