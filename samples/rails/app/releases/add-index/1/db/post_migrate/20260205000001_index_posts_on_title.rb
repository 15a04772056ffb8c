class IndexPostsOnTitle < ActiveRecord::Migration[7.2]
  disable_ddl_transaction!

  def up
    execute "SET lock_timeout TO 0"
    execute "SET statement_timeout TO 0"
    remove_index :posts, name: "index_posts_on_title", algorithm: :concurrently, if_exists: true
    add_index :posts, :title, name: "index_posts_on_title", algorithm: :concurrently
    execute "RESET lock_timeout"
    execute "RESET statement_timeout"
  end

  def down
    execute "SET lock_timeout TO 0"
    execute "SET statement_timeout TO 0"
    remove_index :posts, name: "index_posts_on_title", algorithm: :concurrently, if_exists: true
    execute "RESET lock_timeout"
    execute "RESET statement_timeout"
  end
end
