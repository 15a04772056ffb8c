class ValidateSummaryOfPosts < ActiveRecord::Migration[6.1]
  def change
    validate_check_constraint :posts, name: "posts_summary_not_null"
  end
end
