package dev.railsk.render.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.AppSpec;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class DeterminismTest {

    private static final String GREETING = "Gr\u00fc\u00dfe, \u043c\u0438\u0440, \ud83d\ude82, \u0130I\u0131i";

    private static void shop(AppSpec app) {
        app.config("settings", config -> config.value("GREETING", GREETING).value("TITLE", "I"))
                .env(env -> env.allFromConfig("settings"))
                .web(web -> web.host("shop.example"))
                .worker("mailers", worker -> {})
                .worker("imports", worker -> {});
    }

    @Test
    void rendersTheSameBytesTwice() {
        byte[] first = RenderedShop.of(DeterminismTest::shop).set().toYamlBytes();
        byte[] second = RenderedShop.of(DeterminismTest::shop).set().toYamlBytes();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void writesUtf8() {
        byte[] bytes = RenderedShop.of(DeterminismTest::shop).set().toYamlBytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("GREETING: " + GREETING);
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    void rendersTheSameBytesInAnyLocaleAndTimeZone() {
        byte[] expected = RenderedShop.of(DeterminismTest::shop).set().toYamlBytes();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // Turkish has a dotless i; the other writes other digits.
            for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

                assertThat(RenderedShop.of(DeterminismTest::shop).set().toYamlBytes())
                        .as(tag)
                        .isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
