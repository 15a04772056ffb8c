class CheckSummaryOfPosts < ActiveRecord::Migration[6.1]
  def change
    add_check_constraint :posts, "summary IS NOT NULL", name: "posts_summary_not_null", validate: false
  end
end
