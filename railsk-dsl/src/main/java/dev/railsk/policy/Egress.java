package dev.railsk.policy;

import java.util.List;
import java.util.Optional;

/**
 * Whom the pods of one workload may call otherwise than what its kind may.
 *
 * @param httpsOut whether they may speak HTTPS with anybody; empty where nothing is said: the app's code as the app says, an accessory not
 * @param outlets whom they may call beside all others
 */
public record Egress(Optional<Boolean> httpsOut, List<Outlet> outlets) {
    public Egress {
        outlets = List.copyOf(outlets);
    }
}
