class RemoveBodyFromPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    remove_column :posts, :body
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
