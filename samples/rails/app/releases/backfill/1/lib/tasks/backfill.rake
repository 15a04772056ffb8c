namespace :backfill do
  words = -> { Backfill.new(Post.where(words: nil)) }

  desc "Count the words of the posts that are not counted"
  task words: :environment do
    words.call.run { |some| some.update_all("words = coalesce(array_length(regexp_split_to_array(trim(body), '\\s+'), 1), 0)") }
  end

  desc "Fail while the words of a post are not counted"
  task words_done: :environment do
    left = words.call.left
    abort "#{left} left" unless left.zero?
  end
end
