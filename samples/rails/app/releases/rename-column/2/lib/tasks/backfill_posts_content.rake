namespace :backfill do
  desc "Set posts.content; may be stopped and run again"
  task posts_content: :environment do
    $stdout.sync = true
    done = 0
    Post.unscoped.where("content IS DISTINCT FROM body").in_batches(of: 1000) do |batch|
      done += batch.update_all("content = body")
      puts "railsk-progress: #{done}"
      sleep 0.1
    end
  end
end
