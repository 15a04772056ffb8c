package dev.railsk.deploy;

import java.util.List;

/**
 * Fields of an object that become railsk's, whose values stay as they are.
 *
 * @param manager whose they were, such as {@code kubectl-client-side-apply}
 * @param fields their paths, as the API server writes them
 */
public record TakenFields(String manager, List<String> fields) {
    public TakenFields {
        fields = List.copyOf(fields);
    }
}
