namespace :backfill do
  desc "Copy posts.score to scores; may be stopped and run again"
  task scores: :environment do
    $stdout.sync = true
    done = 0
    Post.where.not(id: Score.select(:post_id)).in_batches(of: 1000) do |batch|
      rows = batch.pluck(:id, :score).map { |id, score| { post_id: id, points: score } }
      done += Score.insert_all(rows, unique_by: :post_id).length
      puts "railsk-progress: #{done}"
      sleep 0.1
    end
  end
end
