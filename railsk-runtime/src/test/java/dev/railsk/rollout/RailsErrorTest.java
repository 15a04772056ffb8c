package dev.railsk.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as Rails 6.1 to 8, Ruby, Puma, Bundler and a shell write them. */
class RailsErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    Missing encryption key to decrypt file with. Ask your team for your master key | true | RAILS_MASTER_KEY
                    ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit` | true | SECRET_KEY_BASE
                    ActiveSupport::MessageEncryptor::InvalidMessage (ActiveSupport::MessageEncryptor::InvalidMessage) | true | does not fit
                    /app/config/redis.rb:3:in `fetch': key not found: "REDIS_URL" (KeyError) | true | environment variable
                    ActiveRecord::AdapterNotSpecified: The `production` database is not configured for the `production` environment. | true | RAILS_ENV
                    Your Ruby version is 3.2.2, but your Gemfile specified 3.3.0 | true | from the Ruby
                    Could not find pg-1.5.6 in locally installed gems (Bundler::GemNotFound) | true | Rebuild the image
                    Sprockets::Rails::Helper::AssetNotPrecompiled (Asset `application.css` was not declared to be precompiled in production.) | true | compiled assets
                    Propshaft::MissingAssetError (The asset 'application.css' was not found in the load path.) | true | compiled assets
                    Webpacker can't find application.js in /app/public/packs/manifest.json | true | compiled assets
                    exec /app/bin/docker-entrypoint: exec format error | true | processor of the nodes
                    A server is already running. Check /app/tmp/pids/server.pid. | true | tmp/pids
                    /usr/bin/bundle: Address already in use - bind(2) for "0.0.0.0" port 3000 (Errno::EADDRINUSE) | true | another port
                    ActiveRecord::PendingMigrationError: Migrations are pending. To resolve this issue, run: | false | migrate first
                    ActiveRecord::ConcurrentMigrationError: | false | database's lock
                    PG::LockNotAvailable: ERROR:  canceling statement due to lock timeout | false | did not give a lock
                    PG::CheckViolation: ERROR:  check constraint "posts_views" of relation "posts" is violated by some row | false | Rows that are there
                    ActiveRecord::RecordNotUnique: Mysql2::Error: Duplicate entry 'a' for key 'index_posts_on_slug' | false | Rows that are there
                    PG::DuplicateColumn: ERROR:  column "slug" of relation "posts" already exists | false | refuses the statement
                    Mysql2::Error::TimeoutError: Lock wait timeout exceeded; try restarting transaction | false | did not give a lock
                    ActiveRecord::DatabaseConnectionError: There is an issue connecting to your database with your username/password, username: app. | false | database does not answer
                    FATAL:  sorry, too many clients already | false | no more connections
                    connection to server at "192.0.2.5", port 5432 failed: Connection refused (PG::ConnectionBad) | false | database does not answer
                    RedisClient::CannotConnectError: Connection refused - connect(2) for 192.0.2.6:6379 | false | Redis does not answer
                    [ActionDispatch::HostAuthorization::DefaultResponseApp] Blocked hosts: 10.0.0.7:3000 | false | config.hosts
                    bin/web: line 3:    12 Killed                  bundle exec puma | false | want of memory
                    NoMemoryError: failed to allocate memory | false | want of memory
                    """)
    void knowsWhatALogEndsWith(String line, boolean isLasting, String step) {
        assertThat(RailsError.find(List.of("=> Booting Puma", line)))
                .isPresent()
                .get()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(line);
                    assertThat(error.isLasting()).isEqualTo(isLasting);
                    assertThat(error.nextStep()).contains(step);
                });
    }

    @Test
    void prefersALaterUncaughtErrorToAnEarlierKnownOne() {
        String last = "! Unable to load application: NameError: uninitialized constant Shop";

        assertThat(RailsError.find(List.of("Redis::CannotConnectError: retrying", last)))
                .isPresent()
                .get()
                .satisfies(error -> assertThat(error.line()).isEqualTo(last));
    }

    @Test
    void findsNothingInALogWithoutErrors() {
        assertThat(RailsError.find(List.of("=> Booting Puma", "Killing time", "* Listening on http://0.0.0.0:3000")))
                .isEmpty();
    }
}
