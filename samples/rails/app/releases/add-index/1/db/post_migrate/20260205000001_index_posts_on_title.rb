class IndexPostsOnTitle < ActiveRecord::Migration[6.1]
  disable_ddl_transaction!

  def change
    add_index :posts, :title, algorithm: :concurrently
  end
end
