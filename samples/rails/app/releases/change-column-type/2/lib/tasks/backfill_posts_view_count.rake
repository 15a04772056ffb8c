namespace :backfill do
  desc "Set posts.view_count; may be stopped and run again"
  task posts_view_count: :environment do
    $stdout.sync = true
    done = 0
    Post.unscoped.where("view_count IS DISTINCT FROM (CAST(views AS bigint))").in_batches(of: 1000) do |batch|
      done += batch.update_all("view_count = CAST(views AS bigint)")
      puts "railsk-progress: #{done}"
      sleep 0.1
    end
  end
end
