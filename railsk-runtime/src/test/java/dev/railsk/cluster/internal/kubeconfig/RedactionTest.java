package dev.railsk.cluster.internal.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static String hide(String text, String... secrets) {
        KnownSecrets known = new KnownSecrets();
        List.of(secrets).forEach(known::add);
        return Redaction.knowing(known).of(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "got k8s-aws-v1.aHR0cHM6Ly9zdHM today | got (hidden) today",
                "Authorization: Bearer abc.def | Authorization: Bearer (hidden)",
                "{\"access_token\": \"a b c\", \"ok\": 1} | {\"access_token\": \"(hidden)\", \"ok\": 1}",
                "password=hunter2, next | password=(hidden), next",
                "GET https://me:hunter2@proxy.example/x | GET https://(hidden)@proxy.example/x",
                "key 9f86d081884c7d659a2feaa0c55ad015 here | key (hidden) here",
                "nothing to hide: exit 1 | nothing to hide: exit 1",
                "InvalidIdentityTokenException for gke_shop_us-central1-a_prod | InvalidIdentityTokenException for gke_shop_us-central1-a_prod",
            })
    void whatLooksLikeACredentialIsHidden(String text, String hidden) {
        assertThat(Redaction.nothingKnown().of(text)).isEqualTo(hidden);
    }

    @Test
    void aPrivateKeyIsHiddenWhole() {
        String text = "before\n-----BEGIN EC PRIVATE KEY-----\nabc\ndef\n-----END EC PRIVATE KEY-----\nafter";

        assertThat(Redaction.nothingKnown().of(text)).isEqualTo("before\n(hidden)\nafter");
    }

    @Test
    void secretsOfTheEnvironmentAreHidden() {
        KnownSecrets known = new KnownSecrets();
        known.addEnvironment(Map.of(
                "AWS_SECRET_ACCESS_KEY", "sup3rs3cret", "HOME", "inside", "HTTPS_PROXY", "http://me:hunter2@proxy"));

        assertThat(Redaction.knowing(known).of("with sup3rs3cret and hunter2 inside"))
                .isEqualTo("with (hidden) and (hidden) inside");
    }

    @Test
    void aKnownValueIsHiddenInEveryFormAProgramMayPrint() {
        String secret = "p4ss \"word\"/1";

        assertThat(hide("p4ss \"word\"/1 p4ss+%22word%22%2F1 p4ss%20%22word%22%2F1", secret))
                .isEqualTo("(hidden) (hidden) (hidden)");
        assertThat(hide("{\"p\":\"p4ss \\\"word\\\"/1\"} cDRzcyAid29yZCIvMQ==", secret))
                .isEqualTo("{\"p\":\"(hidden)\"} (hidden)");
    }

    @Test
    void theAnswerToAnOptionIsHiddenApartFromIt() {
        assertThat(hide("no user hunter2 in eu-west", "--password=hunter2", "--region=eu-west"))
                .isEqualTo("no user (hidden) in (hidden)");
    }

    @Test
    void aShortValueIsHiddenAsAWordOnly() {
        assertThat(hide("eks fails for weeks", "eks")).isEqualTo("(hidden) fails for weeks");
    }

    @Test
    void valuesThatOverlapAreHiddenWhole() {
        assertThat(hide("x abcdefghijkl y", "abcdefgh", "efghijkl")).isEqualTo("x (hidden) y");
        assertThat(hide("abababababab!", "abababab")).isEqualTo("(hidden)!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-", "token", "\"token\" ", "://", "-----BEGIN ", "aaaaaaaa", "eyJ", "token=", "x@://"})
    void theTimeIsInProportionToTheText(String part) {
        String text = part.repeat(16_384 / part.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> hide(text, "aaaaaaaa", "a-a-a-a-a-b"));
    }
}
