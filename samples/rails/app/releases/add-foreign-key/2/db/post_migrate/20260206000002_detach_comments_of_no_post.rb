class DetachCommentsOfNoPost < ActiveRecord::Migration[6.1]
  disable_ddl_transaction!

  def up
    execute "UPDATE comments SET post_id = NULL WHERE post_id = 0"
  end

  def down
  end
end
