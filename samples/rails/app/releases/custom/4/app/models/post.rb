class Post < ApplicationRecord
  self.ignored_columns += ["score"]

  before_create { self.legacy = "of #{title}" }

  after_create { Score.create!(post_id: id, points: -1) }

  def points
    Score.where(post_id: id).pick(:points)
  end

  def look
    update!(views: views + 1)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: views, score: points }
  end
end
