package dev.railsk.deploy;

import java.util.List;

/** The preflight found what stands in the way. Nothing was written. */
public final class PreflightRefusedException extends DeployException {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    /** A refusal for these findings. */
    public PreflightRefusedException(DeployReport report, List<Finding> findings) {
        super(Finding.describe(headline(report, findings), findings), report, null);
        this.findings = List.copyOf(findings);
    }

    /** All that was found, in the order of the checks. */
    public List<Finding> findings() {
        return findings;
    }

    private static String headline(DeployReport report, List<Finding> findings) {
        return "could not deploy " + report.app() + " to " + report.environment() + ": " + findings.size()
                + (findings.size() == 1 ? " thing is" : " things are") + " in the way, and nothing was written";
    }
}
