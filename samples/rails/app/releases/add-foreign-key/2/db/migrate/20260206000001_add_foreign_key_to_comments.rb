class AddForeignKeyToComments < ActiveRecord::Migration[6.1]
  disable_ddl_transaction!

  # It locks both tables one after the other, and requests that write both in the other order. So it gives way before PostgreSQL looks for
  # a deadlock, of which a request may be the victim (deadlock_timeout, 1 s), and tries again.
  def up
    tries = 0
    begin
      connection.transaction do
        execute "SET LOCAL lock_timeout = '500ms'"
        add_foreign_key :comments, :posts, name: "comments_post", validate: false
      end
    rescue ActiveRecord::LockWaitTimeout
      raise if (tries += 1) == 30
      sleep 0.5
      retry
    end
  end

  def down
    remove_foreign_key :comments, name: "comments_post"
  end
end
