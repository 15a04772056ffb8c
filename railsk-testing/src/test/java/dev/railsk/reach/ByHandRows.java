package dev.railsk.reach;

import dev.railsk.manifest.Manifests;
import dev.railsk.manifest.edit.Edit;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;

/** What is said without a word of its own: further objects, and changes of rendered ones. */
final class ByHandRows {

    private ByHandRows() {}

    static List<ReachRow> all() {
        return List.of(object(), field(), fieldOfPods());
    }

    private static ReachRow object() {
        return ReachRow.of(
                "any object",
                0,
                app -> app.manifests(Manifests.resource(ReachRow.class, "network-policy.yaml"))
                        .web(web -> web.host("shop.example")),
                set -> set.object("NetworkPolicy", "only-web").has("metadata.namespace", "shop"));
    }

    private static ReachRow field() {
        return ReachRow.of(
                "any field, last",
                0,
                app -> app.web(web -> web.host("shop.example"))
                        .edit("Service", "shop-web", Edit.typed(Service.class, service -> service.getSpec()
                                .setInternalTrafficPolicy("Local"))),
                set -> set.service("shop-web").has("spec.internalTrafficPolicy", "Local"));
    }

    private static ReachRow fieldOfPods() {
        return ReachRow.of(
                "any field of a workload's pods, last",
                0,
                app -> app.web(
                        web -> web.host("shop.example").editPods(Edit.merge("spec: {shareProcessNamespace: true}"))),
                set -> set.deployment("shop-web").has("spec.template.spec.shareProcessNamespace", true));
    }
}
