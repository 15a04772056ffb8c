class AddContentToPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    add_column :posts, :content, :text
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    remove_column :posts, :content
  end
end
