package dev.railsk.cli.internal.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowCommandTest {

    @Test
    void saysWhatARunnerReads() {
        assertThat(new WorkflowCommand("error", Map.of("title", "shop"), "it failed").line())
                .isEqualTo("::error title=shop::it failed\n");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(new WorkflowCommand("warning", Map.of("title", ""), "a").line())
                .isEqualTo("::warning::a\n");
        assertThat(WorkflowCommand.of("endgroup", "").line()).isEqualTo("::endgroup::\n");
    }

    @Test
    void keepsLinesInOneCommand() {
        assertThat(WorkflowCommand.of("error", "a\n::stop-commands::b\r\n100%0A::error::c")
                        .line())
                .isEqualTo("::error::a%0A: :stop-commands::b%0A100%250A::error::c\n");
    }

    @Test
    void endsNoPropertyEarly() {
        assertThat(new WorkflowCommand("error", Map.of("title", "a,file=/etc/passwd::b:c%2C\nd"), "x").line())
                .isEqualTo("::error title=a%2Cfile=/etc/passwd%3A%3Ab%3Ac%252C d::x\n");
    }

    @Test
    void holdsNothingThatActsOnATerminal() {
        assertThat(WorkflowCommand.of("error", "\u001b[31mred\u202e ##[group]x").line())
                .isEqualTo("::error::red # #[group]x\n");
    }
}
