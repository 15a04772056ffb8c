class AddFkCommentsPostId < ActiveRecord::Migration[7.2]
  def up
    tries = 0
    begin
      connection.transaction(requires_new: true) do
        execute "SET LOCAL lock_timeout TO '500ms'"
        execute "SET LOCAL statement_timeout TO '1min'"
        add_foreign_key :comments, :posts, column: :post_id, name: "fk_comments_post_id", validate: false
      end
    rescue ActiveRecord::LockWaitTimeout
      raise if (tries += 1) == 60
      sleep 0.5
      retry
    end
  end

  def down
    tries = 0
    begin
      connection.transaction(requires_new: true) do
        execute "SET LOCAL lock_timeout TO '500ms'"
        execute "SET LOCAL statement_timeout TO '1min'"
        remove_foreign_key :comments, name: "fk_comments_post_id"
      end
    rescue ActiveRecord::LockWaitTimeout
      raise if (tries += 1) == 60
      sleep 0.5
      retry
    end
  end
end
