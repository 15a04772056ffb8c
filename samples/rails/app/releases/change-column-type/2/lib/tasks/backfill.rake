namespace :backfill do
  # Code of the release before knows nothing of the new column, and may have changed the old one beside it.
  view_count = -> { Backfill.new(Post.where("view_count IS DISTINCT FROM views")) }

  desc "Copy views to view_count"
  task view_count: :environment do
    view_count.call.run { |some| some.update_all("view_count = views") }
  end

  desc "Fail while a view_count differs from its views"
  task view_count_done: :environment do
    left = view_count.call.left
    abort "#{left} left" unless left.zero?
  end
end
