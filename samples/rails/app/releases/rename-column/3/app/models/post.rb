class Post < ApplicationRecord
  before_create do
    self.legacy = "of #{title}"
    self.score = -1
  end

  before_save { self[:body] = self[:content] }

  # Visitors say body still.
  def body=(text)
    self.content = text
  end

  def look
    update!(views: views + 1)
  end

  def card
    { id: id, title: title, body: content, legacy: legacy, views: views, score: score }
  end
end
