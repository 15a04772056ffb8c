package dev.railsk.security;

/**
 * The hardening that railsk gives every pod, one name a rule, so that each can be left out by name.
 *
 * <p>The first five are what the Pod Security Standard <em>restricted</em> asks for.
 */
public enum Hardening {
    /** {@code runAsNonRoot} for the pod, and so for its init containers too. */
    NON_ROOT_POD,
    /** {@code runAsNonRoot} on each container of the app. */
    NON_ROOT_CONTAINERS,
    /** {@code allowPrivilegeEscalation: false}. */
    NO_PRIVILEGE_ESCALATION,
    /** {@code capabilities.drop: [ALL]}. */
    NO_CAPABILITIES,
    /** {@code seccompProfile: RuntimeDefault} for the pod. */
    SECCOMP_RUNTIME_DEFAULT,
    /** {@code readOnlyRootFilesystem}: an intruder cannot change the image's files. */
    READ_ONLY_ROOT_FILESYSTEM,
    /** No token of the API server in the pod. */
    NO_API_TOKEN,
    /** No variables for every service of the namespace, which may collide with the app's own. */
    NO_SERVICE_LINKS
}
