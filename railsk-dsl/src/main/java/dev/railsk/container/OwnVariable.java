package dev.railsk.container;

/**
 * A variable that a word sets, so that the process and what is rendered say the same.
 *
 * @param name its name
 * @param value its value
 * @param word the word that sets it, as the lines know it
 * @param source the word as its author writes it, such as {@code concurrency(10)}
 */
public record OwnVariable(String name, String value, String word, String source) {}
