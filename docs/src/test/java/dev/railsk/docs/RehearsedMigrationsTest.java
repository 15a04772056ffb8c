package dev.railsk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;
import dev.railsk.deploy.Deployer;
import dev.railsk.image.Revision;
import dev.railsk.task.MigrationTiming;
import dev.railsk.testing.cluster.FakeCluster;
import dev.railsk.testing.junit.FakeClusterExtension;
import dev.railsk.testing.rails.RailsMigration;
import dev.railsk.testing.rails.RailsModel;
import dev.railsk.testing.rails.RailsRelease;
import dev.railsk.testing.rails.ScriptedRails;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The migrations of docs/rehearsing.md. */
@ExtendWith(FakeClusterExtension.class)
class RehearsedMigrationsTest {

    private static final Environment SHOP = RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                    .migration(migration -> migration.timing(MigrationTiming.BEFORE))
                    .web(web -> web.replicas(2)))
            .environment(RailsApp.DEFAULT_ENVIRONMENT);

    @Test
    void nothingBreaksWhenTheColumnGoesBehindTheCodeThatIgnoresIt(FakeCluster cluster) {
        RailsModel post = RailsModel.of("Post", "posts").uses("title");
        RailsRelease v1 = RailsRelease.of("v1")
                .migration(RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "legacy"))
                .model(post.uses("legacy"));
        RailsRelease v2 = v1.next("v2").model(post.ignores("legacy"));
        RailsRelease v3 = v2.next("v3")
                .migration(RailsMigration.of("20260301000001", "DropLegacy").removeColumn("posts", "legacy", "string"))
                .model(post);
        ScriptedRails rails = ScriptedRails.of(v1, v2, v3).on(cluster);

        for (String revision : List.of("v1", "v2", "v3")) {
            Deployer.on(cluster).deploy(SHOP, Revision.of(revision));
        }

        assertThat(rails.broken()).isEmpty();
    }
}
