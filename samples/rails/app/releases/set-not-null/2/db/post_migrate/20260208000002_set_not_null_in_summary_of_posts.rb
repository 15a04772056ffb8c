class SetNotNullInSummaryOfPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    validate_check_constraint :posts, name: "posts_summary_null"
    change_column_null :posts, :summary, false
    remove_check_constraint :posts, name: "posts_summary_null"
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    add_check_constraint :posts, "summary IS NOT NULL", name: "posts_summary_null", validate: false
    change_column_null :posts, :summary, true
  end
end
