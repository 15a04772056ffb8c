package dev.railsk.deploy.internal.inventory;

import dev.railsk.cluster.ObjectRef;
import java.util.Locale;

/** What is told of an object that is no longer defined and stays. */
public final class LeftBehind {

    private LeftBehind() {}

    /** That it stays, why, and how somebody deletes it. */
    public static String words(ObjectRef object, String reason) {
        String why = reason.isEmpty() ? "" : ", since " + reason;
        String namespace = object.namespace().isEmpty() ? "" : " --namespace " + object.namespace();
        return object + " is no longer defined and still there: railsk leaves it as it is" + why
                + ". Delete it with kubectl delete "
                + object.kind().kind().toLowerCase(Locale.ROOT) + " " + object.name() + namespace
                + " when nothing needs it";
    }
}
