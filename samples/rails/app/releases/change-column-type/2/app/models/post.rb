class Post < ApplicationRecord
  before_create do
    self.legacy = "of #{title}"
    self.score = -1
  end

  before_save { self[:view_count] = self[:views] }

  def look
    update!(views: views + 1)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: views, score: score }
  end
end
