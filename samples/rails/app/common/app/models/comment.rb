class Comment < ApplicationRecord
  # One about a post, one about none.
  def self.leave(post)
    create!(post_id: post.id, body: "seen")
    create!(post_id: 0, body: "seen something")
  end
end
