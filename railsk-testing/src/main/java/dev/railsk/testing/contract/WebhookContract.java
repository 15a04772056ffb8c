package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.Applied;
import dev.railsk.cluster.ClusterBusyException;
import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What admission webhooks do to objects that are written. */
public interface WebhookContract extends ContractSubject {

    /** The webhooks' name: a real server wants three parts. */
    String POLICY = "policy.railsk.example";

    /** What is written. */
    String SETTINGS =
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: NAMESPACE}, data: {A: '1'}}";

    /** Have new and changed objects of a kind in the test's namespace denied with these words, or let through; from now on. */
    void judge(ObjectKind kind, Function<Tree, Optional<String>> denial) throws InterruptedException;

    /** Have new and changed objects of a kind in the test's namespace changed; from now on. */
    void change(ObjectKind kind, UnaryOperator<Tree> change) throws InterruptedException;

    /** Have a webhook asked about a kind in the test's namespace that does not answer; from now on. */
    void lose(ObjectKind kind) throws InterruptedException;

    /** A ConfigMap with this value more. */
    static Tree with(Tree config, String key, String value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(config.map());
        Map<String, @Nullable Object> data =
                new LinkedHashMap<>(config.at("data").map());
        data.put(key, value);
        changed.put("data", data);
        return Tree.of(changed);
    }

    /** Assert that this is denied with these words: a webhook that says no code has the server answer 400. */
    default void assertDenied(ThrowingCallable writing, String why) {
        assertThatThrownBy(writing)
                .isInstanceOfSatisfying(ClusterRefusedException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(400);
                    assertThat(refusal.reason()).isEmpty();
                })
                .hasMessageEndingWith("admission webhook \"" + POLICY + "\" denied the request: " + why);
    }

    @Test
    default void whatAWebhookDeniesIsNotWritten() throws InterruptedException {
        judge(ObjectKind.CONFIG_MAP, config -> Optional.of("no settings on Fridays"));
        Manifest settings = manifest(SETTINGS);

        assertDenied(() -> cluster().apply(settings, WriteOptions.ask()), "no settings on Fridays");
        assertDenied(() -> cluster().apply(settings, WriteOptions.write()), "no settings on Fridays");
        assertDenied(() -> cluster().create(settings, WriteOptions.write()), "no settings on Fridays");
        assertThat(cluster().get(ref(ObjectKind.CONFIG_MAP, "settings"))).isEmpty();
    }

    @Test
    default void aWebhookJudgesChangesToo() throws InterruptedException {
        LiveObject made = apply(SETTINGS).object();
        judge(
                ObjectKind.CONFIG_MAP,
                config -> config.at("data", "A").text().filter("2"::equals).map(two -> "A is " + two));

        assertDenied(() -> apply(SETTINGS.replace("'1'", "'2'")), "A is 2");
        assertThat(apply(SETTINGS).object().resourceVersion()).isEqualTo(made.resourceVersion());
        assertThat(apply(SETTINGS.replace("'1'", "'3'")).effect()).isEqualTo(Applied.Effect.CHANGED);
    }

    @Test
    default void nobodyOwnsWhatAWebhookWrites() throws InterruptedException {
        change(ObjectKind.CONFIG_MAP, config -> with(config, "B", "2"));

        LiveObject made = apply(SETTINGS).object();

        assertThat(made.content().at("data").map()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(made.content().at("metadata", "managedFields").toJsonLine())
                .contains("f:A")
                .doesNotContain("f:B");
        assertThat(ask(SETTINGS).effect()).isEqualTo(Applied.Effect.UNCHANGED);
        assertThat(apply(SETTINGS).object().resourceVersion()).isEqualTo(made.resourceVersion());
    }

    @Test
    default void judgesSeeWhatWasChanged() throws InterruptedException {
        change(ObjectKind.CONFIG_MAP, config -> with(config, "B", "2"));
        judge(ObjectKind.CONFIG_MAP, config -> config.at("data", "B").text().map(two -> "B is " + two));

        assertDenied(() -> apply(SETTINGS), "B is 2");
    }

    @Test
    default void nothingIsWrittenOfWhichAWebhookCannotBeAsked() throws InterruptedException {
        lose(ObjectKind.CONFIG_MAP);

        assertThatThrownBy(() -> apply(SETTINGS))
                .isInstanceOf(ClusterBusyException.class)
                .hasMessageContaining(
                        "failed calling webhook \"" + POLICY + "\": failed to call webhook: Post \"https://")
                .hasMessageContaining("connect: connection refused");
    }

    @Test
    default void aControllerSaysThatItsPodsAreDenied() throws InterruptedException {
        judge(ObjectKind.POD, pod -> Optional.of("the image is not signed"));

        apply("{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: box, namespace: NAMESPACE}, spec: {replicas: 1,"
                + " selector: {matchLabels: {app: box}}, template: {metadata: {labels: {app: box}}, spec:"
                + " {containers: [{name: main, image: 'busybox:1.36', command: [sleep, '3600']}]}}}}");

        Tree failure = await(
                () -> read(ObjectKind.REPLICA_SET, "box").content().at("status", "conditions").items().stream()
                        .findFirst()
                        .orElse(Tree.absent()),
                Tree::isPresent);
        assertThat(failure.at("type").text()).contains("ReplicaFailure");
        assertThat(failure.at("reason").text()).contains("FailedCreate");
        assertThat(failure.at("message").text())
                .contains("admission webhook \"" + POLICY + "\" denied the request: the image is not signed");
    }
}
