class Post < ApplicationRecord
  self.ignored_columns += ["view_count"]

  before_create do
    self.legacy = "of #{title}"
    self.score = -1
  end

  def look
    update!(views: views + 1)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: views, score: score }
  end
end
