class Post < ApplicationRecord
  before_create do
    self.legacy = "of #{title}"
    self.score = -1
    self.slug = title.parameterize
  end

  def look
    update!(views: views + 1, slug: title.parameterize)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: views, score: score, slug: slug }
  end
end
