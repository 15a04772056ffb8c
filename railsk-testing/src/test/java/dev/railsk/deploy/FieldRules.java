package dev.railsk.deploy;

import dev.railsk.access.Account;
import dev.railsk.access.Subject;
import dev.railsk.app.AppSpec;
import dev.railsk.config.Secrets;
import dev.railsk.pod.Disruption;
import dev.railsk.pod.LabelScope;
import dev.railsk.pod.UpdateStrategy;
import dev.railsk.policy.Peer;
import dev.railsk.quantity.Memory;
import dev.railsk.volume.Claim;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The fields that words set, as data: see {@link FieldRule}. */
final class FieldRules {

    static final String WEB = "Deployment parts-web";
    static final String POD = WEB + " /spec/template/spec";
    static final String MAIN = POD + "/containers/0";

    /** As long as a label may be. */
    static final String LONG = "a".repeat(63);

    private FieldRules() {}

    static Stream<FieldRule> all() {
        return Stream.of(
                        NumberRules.NUMBERS,
                        NumberRules.COUNTS,
                        NameRules.NAMES,
                        ObjectNameRules.OBJECTS,
                        TextRules.TEXTS,
                        PlacementRules.PLACES,
                        PlacementRules.NAMES,
                        TenancyFieldRules.FIELDS)
                .flatMap(List::stream);
    }

    /** What every definition of the table has, so that each rule finds its object. */
    static void base(AppSpec app, String namespace) {
        app.image("ghcr.io/acme/shop")
                .existingNamespace(namespace)
                .secret(Secrets.existing("known", "KEY"))
                .label("team", "a", LabelScope.PODS)
                .annotation("note", "a", LabelScope.PODS)
                .pullSecrets("pull")
                .account(Account.own("robot", robot -> robot.annotation("note", "a")))
                .role("viewer", viewer -> viewer.may("get", "pods").to(Subject.user("jo")))
                .quota(quota -> quota.pods(10))
                .networkPolicies(policies -> policies.outlet("mail", Peer.network("10.0.0.0/8"), 25))
                .env(env -> env.value("FIRST", "1").fromSecret("SECOND", "known", "KEY"))
                .web(web -> web.replicas(2)
                        .port("http", 3000)
                        .host("shop.example")
                        .disruption(Disruption.minAvailable(1).blockingDrains())
                        .strategy(UpdateStrategy.rolling("1", "0"))
                        .progressDeadline(Duration.ofHours(1))
                        .revisionHistory(3))
                .accessory("store", store -> store.image("redis:8")
                        .port("redis", 6379)
                        .volume("data", "/data", Claim.of(Memory.mebibytes(1)).storageClass("fast")))
                .cron("tick", tick -> tick.at("* * * * *").command("true").deadline(Duration.ofMinutes(5)));
    }
}
