package dev.railsk.testing.contract;

import dev.railsk.cluster.ClusterTime;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.cluster.WriteOptions;
import dev.railsk.manifest.ManifestSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Everything that a {@link dev.railsk.cluster.Cluster} owes. Each test has a namespace of its own, which it makes and deletes.
 *
 * <pre>{@code
 * class FakeClusterContractTest extends ClusterContract {
 *     private final FakeCluster fake = FakeCluster.create();
 *
 *     public Cluster cluster() {
 *         return fake;
 *     }
 *     ...
 * }
 * }</pre>
 */
public abstract class ClusterContract
        implements ApplyContract,
                ApplyDetailContract,
                OwnershipContract,
                RefusalContract,
                ScheduleContract,
                ReadContract,
                WriteContract,
                DeletionContract,
                WatchContract,
                ControllerContract,
                DefaultsContract,
                AutoscalingContract,
                TenancyContract,
                SmallKindsContract,
                QuotaContract,
                DefinitionContract,
                RightsContract {

    private final String namespace =
            "railsk-contract-" + UUID.randomUUID().toString().substring(0, 8);

    private ClusterTime.@Nullable Activity activity;

    @Override
    public final String namespace() {
        return namespace;
    }

    /** Announce the test to the clock, and make its namespace. */
    @BeforeEach
    public final void begin() {
        activity = time().begin();
        String yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: " + namespace + "}}";
        cluster().apply(ManifestSet.parse(yaml).manifests().get(0), WriteOptions.write());
    }

    /** Delete the namespace with everything in it. */
    @AfterEach
    public final void end() {
        delete(new ObjectRef(ObjectKind.NAMESPACE, "", namespace));
        if (activity != null) {
            activity.close();
        }
    }
}
