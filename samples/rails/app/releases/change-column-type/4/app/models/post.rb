class Post < ApplicationRecord
  self.ignored_columns += ["views"]

  before_create do
    self.legacy = "of #{title}"
    self.score = -1
  end

  # The new column has no default.
  before_save { self[:view_count] ||= 0 }

  def look
    update!(view_count: view_count + 1)
  end

  def card
    { id: id, title: title, body: body, legacy: legacy, views: view_count, score: score }
  end
end
