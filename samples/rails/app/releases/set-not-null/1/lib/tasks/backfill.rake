namespace :backfill do
  summary = -> { Backfill.new(Post.where(summary: nil)) }

  desc "Write a summary where there is none"
  task summary: :environment do
    summary.call.run { |some| some.update_all("summary = title") }
  end

  desc "Fail while a post has no summary"
  task summary_done: :environment do
    left = summary.call.left
    abort "#{left} left" unless left.zero?
  end
end
