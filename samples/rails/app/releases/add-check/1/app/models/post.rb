class Post < ApplicationRecord
  before_create { self.legacy = "of #{title}" }

  # A check that is not valid yet holds for every row that is written, those of old code too.
  def look
    update!(views: views + 1, score: 0)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: views, score: score }
  end
end
