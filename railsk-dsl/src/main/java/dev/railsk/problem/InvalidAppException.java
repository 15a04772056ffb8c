package dev.railsk.problem;

import java.util.Optional;

/** A definition breaks rules. It carries all of its problems, each with path, line and next step. */
public final class InvalidAppException extends DefinitionException {

    private static final long serialVersionUID = 1;

    private final transient Findings findings;
    private final transient Object result;

    /**
     * All problems of one definition.
     *
     * @param subject what was being defined, such as {@code App "shop"}
     * @param result what could be read of it, so that an outer scope can go on
     */
    private InvalidAppException(String subject, Findings findings, Object result) {
        super(
                describe(subject + " has " + count(findings.problems().size()) + ":", findings.problems()),
                findings.problems());
        this.findings = findings;
        this.result = result;
    }

    /** Such an exception, declared so that who may throw it need not load it before. */
    static RuntimeException of(String subject, Findings findings, Object result) {
        return new InvalidAppException(subject, findings, result);
    }

    Findings findings() {
        return findings;
    }

    <T> Optional<T> readAs(Class<T> type) {
        return type.isInstance(result) ? Optional.of(type.cast(result)) : Optional.empty();
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }
}
