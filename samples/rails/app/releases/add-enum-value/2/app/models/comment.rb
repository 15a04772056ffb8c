class Comment < ApplicationRecord
  FACES = { "calm" => ":|", "glad" => ":)", "moved" => ":')" }.freeze

  # One about a post, one about none.
  def self.leave(post)
    create!(post_id: post.id, body: "seen", mood: "moved")
    create!(post_id: 0, body: "seen something")
    order(:id).last(4).map(&:face)
  end

  def face
    FACES.fetch(mood)
  end
end
