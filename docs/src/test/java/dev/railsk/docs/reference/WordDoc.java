package dev.railsk.docs.reference;

import java.util.List;

/**
 * A word of the definition language, as its source says it.
 *
 * @param name the method's or constant's name
 * @param call how it is written, with its parameters
 * @param types the types of its parameters, as written
 * @param text what it says, without its default
 * @param standard its default, where the text says one, or else empty
 * @param since its version, or else empty for the first one
 */
record WordDoc(String name, String call, List<String> types, String text, String standard, String since) {

    WordDoc withStandard(String found) {
        return new WordDoc(name, call, types, text, found, since);
    }
}
