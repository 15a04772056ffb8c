package dev.railsk.cli.internal.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthorPlaceTest {

    @Test
    void isTheFirstFileWithALine() {
        assertThat(AuthorPlace.in("web: at shop > web (ShopApp.java:41), and Other.kt:2"))
                .hasValue(new AuthorPlace("ShopApp.java", 41));
    }

    @Test
    void isNoTimeAndNoNumberWithoutAFile() {
        assertThat(AuthorPlace.in("at 10:00, image: 3")).isEmpty();
        assertThat(AuthorPlace.in("ShopApp.java:")).isEmpty();
        assertThat(AuthorPlace.in("ShopApp.java:99999999999")).isEmpty();
        assertThat(AuthorPlace.in("")).isEmpty();
    }
}
