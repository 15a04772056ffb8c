package dev.railsk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.railsk.problem.InvalidValueException;
import org.junit.jupiter.api.Test;

class DialectReportTest {

    @Test
    void findsPlainSettingsAlike() {
        DialectReport report = DialectReport.text("# plain\nRAILS_ENV=production\nURL=https://shop.example/?a=b\n");

        assertThat(report.isAlike()).isTrue();
        assertThat(report).hasToString("alike");
    }

    @Test
    void namesSettingsThatAreReadWithOtherValues() {
        DialectReport report =
                DialectReport.text("A=\"hunter2\"\nB=1\nC=hunter3 # a comment\nD=price 5$\nE=hunter4  \nF=hash#tag\n");

        assertThat(report.differing()).containsExactly("A", "C", "E", "F");
        assertThat(report.unnamed()).isZero();
        assertThat(report.refusals()).isEmpty();
        assertThat(report).hasToString("other values of A, C, E, F");
    }

    @Test
    void countsWhatOnlySomeFindAndTellsWhoRefuses() {
        DialectReport report = DialectReport.text("export A=hunter2\nB=1\n");

        assertThat(report)
                .hasToString(
                        "2 settings that only some find; refused by KUBECTL (env file line 1: the name before \"=\""
                                + " is not one that kubectl takes)");
        assertThat(report.differing()).isEmpty();
    }

    @Test
    void saysNoValueAndNoPieceOfOne() {
        DialectReport report = DialectReport.text("KEY=\"-----BEGIN KEY-----\nc2VjcmV0=\n-----END KEY-----\"\n");

        assertThat(report.toString()).doesNotContain("c2VjcmV0");
        assertThat(report.isAlike()).isFalse();
    }

    @Test
    void refusesInStrictModeWhatTheDialectsReadDifferently() {
        assertThatThrownBy(() -> EnvFile.text(EnvDialect.STRICT, "A='hunter2'\nB=1\n"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("env file: the dialects read this file differently: other values of A\n")
                .hasMessageEndingWith(
                        "Write it so that all read it alike: one NAME=value a line, without quotes, \"#\","
                                + " \"$\", \"\\\" or blanks around the value. Or choose one dialect.");
        assertThatThrownBy(() -> EnvFile.text(EnvDialect.STRICT, "A hunter2\n"))
                .hasMessageStartingWith("env file line 1: there is no \"=\"\n");
    }

    @Test
    void readsInStrictModeWhatAllReadAlike() {
        assertThat(EnvFile.text(EnvDialect.STRICT, "B=2\nA=1\n").values())
                .isEqualTo(EnvFile.text(EnvDialect.DOTENV, "B=2\nA=1\n").values());
    }
}
