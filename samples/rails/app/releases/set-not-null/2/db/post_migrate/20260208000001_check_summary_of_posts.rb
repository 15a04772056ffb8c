class CheckSummaryOfPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    add_check_constraint :posts, "summary IS NOT NULL", name: "posts_summary_null", validate: false
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    remove_check_constraint :posts, name: "posts_summary_null"
  end
end
