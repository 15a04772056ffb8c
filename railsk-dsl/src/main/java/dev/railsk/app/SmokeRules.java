package dev.railsk.app;

import dev.railsk.definition.AppParts;
import dev.railsk.network.Host;
import dev.railsk.smoke.SmokeCheck;
import dev.railsk.workload.Web;
import java.util.List;
import java.util.Optional;

/** What is asked of the app's own host needs one. */
final class SmokeRules {

    private final Judgement judgement;

    SmokeRules(Judgement judgement) {
        this.judgement = judgement;
    }

    /** The first host name under which an app is public, and that a request can name. */
    static Optional<String> host(AppParts parts) {
        for (Web web : parts.all(Web.class)) {
            if (web.publication().shown().isPresent()) {
                for (String name : web.publication().names()) {
                    if (!name.startsWith("*")) {
                        return Optional.of(name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    void check() {
        if (host(judgement.parts()).isPresent() || hasOpenHost(judgement.parts())) {
            return;
        }
        for (SmokeCheck check : judgement.parts().tasks().smokes().values()) {
            if (check.isOfOwnHost()) {
                judgement.problem(
                        List.of("smoke " + check.name(), "get"),
                        check.lines().of("get"),
                        "the smoke check asks for " + check.target().orElse("")
                                + " of the app's own host, and no web workload is public under one",
                        "Add host(\"www.shop.example\") to the web workload, or write the whole address.");
            }
        }
    }

    private static boolean hasOpenHost(AppParts parts) {
        for (Web web : parts.all(Web.class)) {
            for (Host host : web.publication().hosts()) {
                if (host instanceof Host.Open) {
                    return true;
                }
            }
        }
        return false;
    }
}
