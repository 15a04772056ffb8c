package dev.railsk.config;

/** Several keys of a store at once ({@code dataFrom} of the External Secrets Operator). A later source wins over an earlier one. */
public sealed interface RemoteSource {

    /** What an author calls it. */
    String told();

    /**
     * All properties of what the store has under one name.
     *
     * @param remote where it stands
     */
    record Extract(RemoteKey remote) implements RemoteSource {
        @Override
        public String told() {
            return remote.key();
        }
    }

    /**
     * All that the store has under names that fit.
     *
     * @param pattern a regular expression of Go's
     */
    record Find(String pattern) implements RemoteSource {
        @Override
        public String told() {
            return pattern;
        }
    }
}
