class AddCheckToPosts < ActiveRecord::Migration[6.1]
  def change
    add_check_constraint :posts, "score >= 0", name: "posts_score", validate: false
  end
end
