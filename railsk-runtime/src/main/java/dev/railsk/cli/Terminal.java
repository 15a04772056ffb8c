package dev.railsk.cli;

/**
 * What a command's two streams are connected to.
 *
 * @param isOutput whether the output, where results go, is a terminal
 * @param isError whether the error output, where progress goes, is a terminal
 * @param columns the terminal's width; 0 when unknown
 * @param rows the terminal's height; 0 when unknown
 */
public record Terminal(boolean isOutput, boolean isError, int columns, int rows) {

    /** Files or pipes. */
    public static final Terminal NONE = new Terminal(false, false, 0, 0);
}
