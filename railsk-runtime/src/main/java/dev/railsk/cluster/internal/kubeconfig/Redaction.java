package dev.railsk.cluster.internal.kubeconfig;

import java.util.Map;
import java.util.regex.Pattern;

/** Takes credentials out of what a foreign program printed. */
final class Redaction {

    private static final String HIDDEN = "(hidden)";
    private static final int SHORTEST = 6;

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(token|secret|passw|credential|private|api_?key|access_?key).*");

    /** JSON web tokens, AWS's cluster tokens, Google's and GitHub's access tokens. */
    private static final Pattern TOKEN = Pattern.compile(
            "eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9_.-]*|k8s-aws-v1\\.[A-Za-z0-9_-]+|ya29\\.[A-Za-z0-9_-]+|gh[pousr]_[A-Za-z0-9]+");

    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)(\"?[\\w-]*(?:token|secret|password|passwd|access_?key|authorization)\"?\\s*[:=]\\s*(?:bearer\\s+|basic\\s+)?)(\"[^\"]*\"|[^\\s,;}]+)");

    private static final Pattern KEY = Pattern.compile("-----BEGIN[^-]*PRIVATE KEY-----.*", Pattern.DOTALL);

    private Redaction() {}

    static String of(String text, Map<String, String> environment) {
        String hidden = text;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            if (variable.getValue().length() >= SHORTEST
                    && SECRET_NAME.matcher(variable.getKey()).matches()) {
                hidden = hidden.replace(variable.getValue(), HIDDEN);
            }
        }
        hidden = KEY.matcher(hidden).replaceAll(HIDDEN);
        hidden = ASSIGNED.matcher(hidden).replaceAll("$1" + HIDDEN);
        return TOKEN.matcher(hidden).replaceAll(HIDDEN);
    }
}
