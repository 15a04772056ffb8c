class SetNotNullInViewCountOfPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    validate_check_constraint :posts, name: "posts_view_count_null"
    change_column_null :posts, :view_count, false
    remove_check_constraint :posts, name: "posts_view_count_null"
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1h'"
    add_check_constraint :posts, "view_count IS NOT NULL", name: "posts_view_count_null", validate: false
    change_column_null :posts, :view_count, true
  end
end
