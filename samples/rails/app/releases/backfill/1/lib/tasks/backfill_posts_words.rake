namespace :backfill do
  desc "Set posts.words; may be stopped and run again"
  task posts_words: :environment do
    $stdout.sync = true
    done = 0
    Post.unscoped.where("words IS NULL").in_batches(of: 1000) do |batch|
      done += batch.update_all("words = coalesce(array_length(regexp_split_to_array(trim(body), '\\s+'), 1), 0)")
      puts "railsk-progress: #{done}"
      sleep 0.1
    end
  end
end
