class DemandSummaryOfPosts < ActiveRecord::Migration[6.1]
  # PostgreSQL takes the valid check as the proof, and reads no row.
  def up
    change_column_null :posts, :summary, false
    remove_check_constraint :posts, name: "posts_summary_not_null"
  end

  def down
    add_check_constraint :posts, "summary IS NOT NULL", name: "posts_summary_not_null"
    change_column_null :posts, :summary, true
  end
end
