package dev.railsk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** railsk's own words are not looked at by the rules each time that an app is defined, so they are here. */
class DefaultsTest {

    @Test
    void breakNoRuleOfAWebWorkload() {
        Web standard = Web.standard("web");

        assertThat(Web.define("web", Defaults.OfWeb.WORDS).scaling()).isEqualTo(standard.scaling());
        assertThat(Web.define("web", Defaults.OfWeb.WORDS).main()).isEqualTo(standard.main());
    }

    @Test
    void breakNoRuleOfAWorker() {
        Worker standard = Worker.standard("sidekiq");

        assertThat(Worker.define("sidekiq", Defaults.OfWorker.WORDS).scaling()).isEqualTo(standard.scaling());
        assertThat(Worker.define("sidekiq", Defaults.OfWorker.WORDS)
                        .basics()
                        .pod()
                        .gracePeriod())
                .isEqualTo(standard.basics().pod().gracePeriod());
    }
}
