class AddFkCommentsPostId < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '500ms'"
    execute "SET LOCAL statement_timeout TO '1min'"
    add_foreign_key :comments, :posts, column: :post_id, name: "fk_comments_post_id", validate: false
  end

  def down
    execute "SET LOCAL lock_timeout TO '500ms'"
    execute "SET LOCAL statement_timeout TO '1min'"
    remove_foreign_key :comments, name: "fk_comments_post_id"
  end
end
