package shop;

import static dev.railsk.testing.RailskAssertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopTest {

    @Test
    void takesJobsFromTwoQueues() {
        assertThat(Shop.app())
                .inEnvironment("production", "abcd123")
                .deployment("shop-sidekiq")
                .container("sidekiq")
                .hasImage("ghcr.io/acme/shop:abcd123")
                .hasArguments("bundle", "exec", "sidekiq", "-q", "default", "-q", "mailers");
    }

    @Test
    void staysOffTheShopsAddressInStaging() {
        assertThat(Shop.app())
                .inEnvironment("staging", "abcd123")
                .ingress("shop-web")
                .has("spec.rules[0].host", "staging.shop.example");
    }
}
