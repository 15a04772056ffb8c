class Post < ApplicationRecord
  self.ignored_columns += ["legacy"]

  before_create { self.score = -1 }

  def look
    update!(views: views + 1)
  end

  def card
    { id: id, title: title, body: body, views: views, score: score }
  end
end
