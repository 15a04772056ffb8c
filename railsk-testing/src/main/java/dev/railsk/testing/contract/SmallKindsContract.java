package dev.railsk.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.cluster.ClusterRefusedException;
import dev.railsk.cluster.ClusterRefusedException.FieldCause;
import dev.railsk.cluster.ConflictException;
import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.Manifest;
import dev.railsk.manifest.Tree;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a deploy keeps beside its app: a Lease by which it locks, and ConfigMaps with binary content. */
public interface SmallKindsContract extends ContractSubject {

    /** Leases. */
    ObjectKind LEASE = new ObjectKind("coordination.k8s.io/v1", "Lease");

    /** A Lease of the test's namespace. */
    default Manifest lease(String spec) {
        return manifest(
                "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: lock, namespace: NAMESPACE},"
                        + " spec: " + spec + "}");
    }

    /** A ConfigMap of the test's namespace. */
    default Manifest config(String content) {
        return manifest(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: files, namespace: NAMESPACE}, " + content + "}");
    }

    /** The causes of a refusal, in the server's words. */
    default List<FieldCause> causes(Manifest manifest) {
        try {
            cluster().apply(manifest, WriteOptions.ask());
        } catch (ClusterRefusedException refusal) {
            return refusal.causes();
        }
        throw new AssertionError("was not refused: " + manifest.tree());
    }

    @Test
    default void aLeaseKeepsItsTimesToTheMicrosecond() {
        LiveObject lease = cluster()
                .create(
                        lease(
                                "{holderIdentity: me, leaseDurationSeconds: 15, leaseTransitions: 3,"
                                        + " acquireTime: '2026-01-01T00:00:00.000000Z', renewTime: '2026-01-01T00:00:01.250000Z'}"),
                        WriteOptions.write());

        Tree spec = lease.content().at("spec");
        assertThat(spec.at("acquireTime").text()).contains("2026-01-01T00:00:00.000000Z");
        assertThat(spec.at("renewTime").text()).contains("2026-01-01T00:00:01.250000Z");
        assertThat(spec.at("leaseTransitions").integer()).contains(3L);
        assertThat(lease.content().at("metadata", "generation").isPresent()).isFalse();
    }

    @Test
    default void aLeaseWantsItsTimesToTheMicrosecond() {
        Manifest coarse = lease("{renewTime: '2026-01-01T00:00:00Z'}");

        for (ThrowingCallable write :
                List.<ThrowingCallable>of(() -> cluster().create(coarse, WriteOptions.write()), () -> cluster()
                        .apply(coarse, WriteOptions.write()))) {
            assertThatThrownBy(write)
                    .isInstanceOf(ClusterRefusedException.class)
                    .hasMessageContaining("parsing time \"2026-01-01T00:00:00Z\" as"
                            + " \"2006-01-02T15:04:05.000000Z07:00\": cannot parse \"Z\" as \".000000\"");
        }
    }

    @Test
    default void aLeaseIsTakenByOneOfTwo() {
        LiveObject lease = cluster().create(lease("{holderIdentity: ''}"), WriteOptions.write());

        cluster().update(heldBy(lease, "first"), WriteOptions.write());

        assertThatThrownBy(() -> cluster().update(heldBy(lease, "second"), WriteOptions.write()))
                .isInstanceOf(ConflictException.class);
        assertThat(read(LEASE, "lock").content().at("spec", "holderIdentity").text())
                .contains("first");
    }

    /** The Lease as it was read, with another holder. */
    default Manifest heldBy(LiveObject lease, String holder) {
        Map<String, @Nullable Object> spec =
                new LinkedHashMap<>(lease.content().at("spec").map());
        spec.put("holderIdentity", holder);
        Map<String, @Nullable Object> content =
                new LinkedHashMap<>(lease.content().map());
        content.put("spec", spec);
        return Manifest.of(Tree.of(content));
    }

    @Test
    default void aLeaseLastsAndChangesHandsAtLeast() {
        assertThat(causes(lease("{leaseDurationSeconds: 0, leaseTransitions: -1}")))
                .containsExactlyInAnyOrder(
                        new FieldCause("spec.leaseDurationSeconds", "Invalid value: 0: must be greater than 0"),
                        new FieldCause(
                                "spec.leaseTransitions", "Invalid value: -1: must be greater than or equal to 0"));
    }

    @Test
    default void binaryContentIsKeptAsItIs() {
        cluster().apply(config("data: {a: text}, binaryData: {b: //79AA==}"), WriteOptions.write());

        Tree files = read(ObjectKind.CONFIG_MAP, "files").content();
        assertThat(files.at("binaryData", "b").text()).contains("//79AA==");
        assertThat(files.at("data").map()).isEqualTo(Map.of("a", "text"));
    }

    @Test
    default void aKeyIsTextOrBinary() {
        assertThat(causes(config("data: {a: text}, binaryData: {a: AAAA}")))
                .extracting(FieldCause::field)
                .containsExactly("data[a]");
    }

    @Test
    default void binaryContentCountsByItsBytes() {
        String half = Base64.getEncoder().encodeToString(new byte[512 * 1024]);

        assertThat(cluster()
                        .apply(config("binaryData: {a: " + half + ", b: " + half + "}"), WriteOptions.ask())
                        .object()
                        .ref()
                        .name())
                .isEqualTo("files");
        assertThat(causes(config("binaryData: {a: " + half + ", b: " + half + ", c: AAAA}")))
                .containsExactly(new FieldCause("[]", "Too long: may not be more than 1048576 bytes"));
    }

    @Test
    default void binaryContentMustBeBase64() {
        assertThatThrownBy(() -> cluster().apply(config("binaryData: {a: '***'}"), WriteOptions.ask()))
                .isInstanceOf(ClusterRefusedException.class)
                .hasMessageContaining("illegal base64 data at input byte 0");
    }
}
