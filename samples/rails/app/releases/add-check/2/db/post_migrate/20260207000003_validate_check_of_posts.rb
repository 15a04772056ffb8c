class ValidateCheckOfPosts < ActiveRecord::Migration[6.1]
  def change
    validate_check_constraint :posts, name: "posts_score"
  end
end
