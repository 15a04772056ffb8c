class RemoveScoreFromPosts < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    remove_column :posts, :score
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
