class AllowNullInViewsOfPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    change_column_null :posts, :views, true
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    change_column_null :posts, :views, false
  end
end
