package dev.railsk.testing.rails;

import dev.railsk.app.Environment;
import dev.railsk.app.RailsApp;

/** The app of the real recordings: v2 ignores a column and adds one, v3 drops the first and ignores it no longer. */
public final class PostsApp {

    public static final RailsModel POST = RailsModel.of("Post", "posts").uses("title", "body");

    public static final RailsRelease V1 = RailsRelease.of("v1")
            .migration(
                    RailsMigration.of("20260101000001", "CreatePosts").createTable("posts", "title", "body", "legacy"))
            .migration(RailsMigration.of("20260101000002", "IndexPostsTitle")
                    .call("add_index(:posts, :title, {:name=>\"index_posts_on_title\"})"))
            .model(POST.uses("legacy"));

    public static final RailsRelease V2 = V1.next("v2")
            .migration(RailsMigration.of("20260201000001", "AddSlugToPosts").addColumn("posts", "slug", "string"))
            .model(POST.ignores("legacy"));

    public static final RailsRelease V3 = V2.next("v3")
            .migration(RailsMigration.of("20260301000001", "RemoveLegacyFromPosts")
                    .removeColumn("posts", "legacy", "string"))
            .model(POST);

    private PostsApp() {}

    public static ScriptedRails rails() {
        return ScriptedRails.of(V1, V2, V3);
    }

    public static Environment environment() {
        return RailsApp.define("shop", app -> app.image("ghcr.io/acme/shop")
                        .existingNamespace("shop")
                        .web(web -> web.replicas(2)))
                .environment(RailsApp.DEFAULT_ENVIRONMENT);
    }
}
