package dev.railsk.cli.internal.command;

import dev.railsk.config.ValueSource;
import dev.railsk.deploy.ValueFetcher;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings each value once in a command, and the same again: what a command has shown is what it goes on with, and standard input cannot be
 * read a second time.
 */
final class FetchedOnce implements ValueFetcher {

    private final ValueFetcher source;
    private final Map<ValueSource, byte[]> values = new ConcurrentHashMap<>();

    FetchedOnce(ValueFetcher source) {
        this.source = source;
    }

    @Override
    public byte[] fetch(ValueSource from) {
        byte[] known = values.get(from);
        byte[] value = known == null ? source.fetch(from) : known;
        values.put(from, value);
        return value.clone();
    }
}
