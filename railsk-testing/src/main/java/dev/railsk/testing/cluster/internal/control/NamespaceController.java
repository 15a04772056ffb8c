package dev.railsk.testing.cluster.internal.control;

import dev.railsk.cluster.LiveObject;
import dev.railsk.cluster.ObjectKind;
import dev.railsk.cluster.ObjectRef;
import dev.railsk.testing.cluster.internal.apply.PlainValue;
import dev.railsk.testing.cluster.internal.pods.ServiceAccountAccess;
import dev.railsk.testing.cluster.internal.server.ApiServer;
import dev.railsk.testing.cluster.internal.server.Change;
import dev.railsk.testing.cluster.internal.server.VirtualClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps in every namespace what its pods need to ask the API server: an account, and the certificates to trust. */
public final class NamespaceController {

    private static final String MANAGER = "kube-controller-manager";
    private static final ObjectKind ACCOUNT = new ObjectKind("v1", "ServiceAccount");

    private final ApiServer server;
    private final WorkQueue queue;

    /** A controller over this server. */
    public NamespaceController(ApiServer server, VirtualClock clock) {
        this.server = server;
        this.queue = new WorkQueue(server, clock, this::reconcile);
    }

    /** The namespaces to look at. */
    public WorkQueue queue() {
        return queue;
    }

    /** An object has changed: what was deleted comes again. */
    public void changed(Change change) {
        ObjectRef ref = change.after().ref();
        if (change.isDeletion()
                && (ref.equals(account(ref.namespace())) || ref.equals(certificates(ref.namespace())))) {
            queue.add(new ObjectRef(ObjectKind.NAMESPACE, "", ref.namespace()));
        }
    }

    private static ObjectRef account(String namespace) {
        return new ObjectRef(ACCOUNT, namespace, ServiceAccountAccess.DEFAULT_ACCOUNT);
    }

    private static ObjectRef certificates(String namespace) {
        return new ObjectRef(ObjectKind.CONFIG_MAP, namespace, ServiceAccountAccess.ROOT_CERTIFICATES);
    }

    private void reconcile(LiveObject namespace) {
        if (namespace.content().at("metadata", "deletionTimestamp").isPresent()) {
            return;
        }
        String name = namespace.ref().name();
        for (ObjectRef ref : List.of(account(name), certificates(name))) {
            if (server.find(ref).isEmpty()) {
                server.put(object(ref), MANAGER);
            }
        }
    }

    private static Map<String, Object> object(ObjectRef ref) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", ref.kind().apiVersion());
        object.put("kind", ref.kind().kind());
        Map<String, Object> metadata = PlainValue.child(object, "metadata");
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        if (ref.kind().equals(ObjectKind.CONFIG_MAP)) {
            PlainValue.child(metadata, "annotations")
                    .put(
                            "kubernetes.io/description",
                            "Contains a CA bundle that can be used to verify the kube-apiserver when using internal"
                                    + " endpoints such as the internal service IP or kubernetes.default.svc. No other"
                                    + " usage is guaranteed across distributions of Kubernetes clusters.");
            PlainValue.child(object, "data").put("ca.crt", "the certificate of the fake cluster, which needs none\n");
        }
        return object;
    }
}
