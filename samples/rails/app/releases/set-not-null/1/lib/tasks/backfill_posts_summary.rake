namespace :backfill do
  desc "Set posts.summary; may be stopped and run again"
  task posts_summary: :environment do
    $stdout.sync = true
    done = 0
    Post.unscoped.where("summary IS NULL").in_batches(of: 1000) do |batch|
      done += batch.update_all("summary = title")
      puts "railsk-progress: #{done}"
      sleep 0.1
    end
  end
end
