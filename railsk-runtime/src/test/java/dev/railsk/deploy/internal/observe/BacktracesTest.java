package dev.railsk.deploy.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.rollout.RailsError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a Ruby backtrace. */
class BacktracesTest {

    // As Ruby 3.3 writes it for Rails 7.2; Ruby 3.4 names the class, and opens the quote as it closes it.
    private static final String ERROR = "/usr/share/gems/railties-7.2.2.2/lib/rails/application.rb:491:in"
            + " `secret_key_base=': Missing `secret_key_base` for 'production' environment, set this string with"
            + " `bin/rails credentials:edit` (ArgumentError)";

    @Test
    void theErrorStaysAndItsFramesAreCounted() {
        List<String> log = new ArrayList<>(List.of("Puma starting", ERROR));
        for (int frame = 0; frame < 50; frame++) {
            log.add("\tfrom /usr/lib/ruby/3.3.0/tsort.rb:" + frame + ":in `block (2 levels) in <main>'");
            log.add("\tfrom /usr/lib/ruby/3.4.0/tsort.rb:" + frame + ":in 'TSort#each'");
        }
        log.add("bye");

        List<String> folded = Backtraces.fold(log);

        assertThat(folded)
                .containsExactly("Puma starting", ERROR, log.get(2), log.get(3), "\t... 98 more frames", "bye");
        assertThat(RailsError.find(folded)).map(RailsError::line).contains(ERROR);
    }

    @Test
    void anErrorThatNoRowKnowsIsFoundByItsShape() {
        List<String> log = List.of(
                "! Unable to load application: NameError: uninitialized constant Shop",
                "/app/config/environment.rb:5:in `<main>': uninitialized constant Shop (NameError)",
                "\tfrom config.ru:3:in `require_relative'");

        assertThat(RailsError.find(log)).hasValueSatisfying(error -> {
            assertThat(error.line()).isEqualTo(log.get(1));
            assertThat(error.isLasting()).isFalse();
        });
    }

    @Test
    void otherLinesStay() {
        List<String> log =
                List.of("I, [2026-11-25] INFO -- : Completed 200 OK", "", "  from: nobody@shop.example", "in `x'");

        assertThat(Backtraces.fold(log)).isEqualTo(log);
    }
}
