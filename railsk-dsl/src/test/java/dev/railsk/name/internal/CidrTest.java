package dev.railsk.name.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "10.0.0.0/8",
                "203.0.113.255/32",
                "::/0",
                "2001:db8::/32",
                "::1/128",
                "1:2:3:4:5:6:7:8/64"
            })
    void takesABlock(String text) {
        assertThat(Cidr.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "10.0.0.256/8", "010.0.0.0/8", "10.0.0.0/08",
                        "10.0.0.0.0/8",
                "a/8", "::/129", "1:2:3:4:5:6:7:8:9/64", "1::2::3/64", "12345::/16", ":1/8", "1:/8", "g::/8",
                        "1:2:3:4:5:6:7::8/64"
            })
    void takesNothingElse(String text) {
        assertThat(Cidr.is(text)).isFalse();
    }
}
