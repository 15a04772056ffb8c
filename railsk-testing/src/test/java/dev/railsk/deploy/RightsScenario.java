package dev.railsk.deploy;

import dev.railsk.app.AppSpec;
import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.cluster.AccessCheck;
import dev.railsk.config.Secrets;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import dev.railsk.task.MigrationTiming;
import dev.railsk.task.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An app that uses every right of a deploy, and what its roles grant. */
final class RightsScenario {

    private RightsScenario() {}

    static Environment shop(String namespace, Consumer<AppSpec> more) {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace(namespace)
                        .secret(Secrets.existing("shop-secrets", "SECRET_KEY_BASE"))
                        .env(env -> env.allFromSecret("shop-secrets"))
                        .web(web -> web.host("shop.example").replicas(1))
                        .accessory("redis", redis -> redis.image("redis:7").port("redis", 6379))
                        .cron(
                                "tick",
                                cron -> cron.at("0 0 1 1 *").command("bin/tick").apiToken())
                        .account("shop-bot", account -> account.may("get", "jobs"))
                        .task("assets", task -> task.when(When.BEFORE_ROLLOUT).command("bin/upload-assets"))
                        .task("search", task -> task.when(When.AFTER_ROLLOUT).command("bin/search"))
                        .migration(migration ->
                                migration.timing(MigrationTiming.AFTER).restartAfter())
                        .with(more))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }

    /** Every single right of a role, in its order. */
    static List<AccessCheck> rights(Manifest role) {
        Set<AccessCheck> rights = new LinkedHashSet<>();
        for (Tree rule : role.tree().at("rules").items()) {
            String group = rule.at("apiGroups").items().get(0).text().orElseThrow();
            List<String> names = texts(rule.at("resourceNames"));
            for (String resource : texts(rule.at("resources"))) {
                for (String verb : texts(rule.at("verbs"))) {
                    String name = names.isEmpty() ? "" : names.get(0);
                    rights.add(new AccessCheck(verb, group, resource, role.namespace(), name));
                }
            }
        }
        return List.copyOf(rights);
    }

    /** Those of them that every deploy uses: a role is bound once, and not every deploy has something to delete. */
    static List<AccessCheck> told(Manifest role) {
        return rights(role).stream()
                .filter(right -> !right.verb().equals("bind") && !isForPruning(right))
                .toList();
    }

    private static boolean isForPruning(AccessCheck right) {
        boolean deletes = right.verb().equals("delete") && !right.resource().equals("configmaps");
        return deletes || (right.verb().equals("list") && right.resource().equals("cronjobs"));
    }

    private static List<String> texts(Tree list) {
        List<String> texts = new ArrayList<>();
        list.items().forEach(item -> texts.add(item.text().orElseThrow()));
        return texts;
    }

    /** What the preflight says of rights, in refusal and warnings, a line each. */
    static List<String> said(DeployReport report, String refusal) {
        List<String> said = new ArrayList<>(report.warnings());
        refusal.lines().forEach(said::add);
        said.removeIf(line -> !line.contains("no right to") || line.startsWith("could not read the log"));
        return said;
    }

    /** Whether a line names this right: its verb among those that are listed in front of its resource. */
    static boolean names(String line, AccessCheck right) {
        String resource = right.resource() + (right.group().isEmpty() ? "" : "." + right.group());
        int at = line.indexOf("no right to ");
        int end = line.indexOf(" " + resource + " ");
        return at >= 0
                && end > at
                && List.of(line.substring(at + "no right to ".length(), end).split(", "))
                        .contains(right.verb());
    }

    /** The role without this right. */
    static Manifest without(Manifest role, AccessCheck right) {
        List<Map<String, Object>> rules = rights(role).stream()
                .filter(other -> !other.equals(right))
                .map(RightsScenario::rule)
                .toList();
        Map<String, Object> content = new LinkedHashMap<>(role.tree().map());
        content.put("rules", rules);
        return Manifest.of(Tree.of(content));
    }

    private static Map<String, Object> rule(AccessCheck right) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("apiGroups", List.of(right.group()));
        rule.put("resources", List.of(right.resource()));
        rule.put("verbs", List.of(right.verb()));
        if (!right.name().isEmpty()) {
            rule.put("resourceNames", List.of(right.name()));
        }
        return rule;
    }
}
