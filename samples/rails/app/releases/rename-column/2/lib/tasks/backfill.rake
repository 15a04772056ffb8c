namespace :backfill do
  # Code of the release before knows nothing of the new column, and may have changed the old one beside it.
  content = -> { Backfill.new(Post.where("content IS DISTINCT FROM body")) }

  desc "Copy body to content"
  task content: :environment do
    content.call.run { |some| some.update_all("content = body") }
  end

  desc "Fail while a content differs from its body"
  task content_done: :environment do
    left = content.call.left
    abort "#{left} left" unless left.zero?
  end
end
