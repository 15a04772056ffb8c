package dev.railsk.definition;

import dev.railsk.access.Account;
import dev.railsk.access.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what in an app's namespace.
 *
 * @param account by which account all its pods are known; empty for the namespace's default one
 * @param roles what people and programs may do, by name
 */
public record Access(Optional<Account> account, Map<String, Role> roles) {

    public Access {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }
}
