package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "got k8s-aws-v1.aHR0cHM6Ly9zdHM today | got (hidden) today",
                "Authorization: Bearer abc.def | Authorization: Bearer (hidden)",
                "{\"access_token\": \"a b c\", \"ok\": 1} | {\"access_token\": (hidden), \"ok\": 1}",
                "password=hunter2, next | password=(hidden), next",
                "with sup3rs3cret inside | with (hidden) inside",
                "nothing to hide: exit 1 | nothing to hide: exit 1",
            })
    void credentialsAreHidden(String text, String hidden) {
        assertThat(Redaction.of(text, Map.of("AWS_SECRET_ACCESS_KEY", "sup3rs3cret", "HOME", "inside")))
                .isEqualTo(hidden);
    }
}
