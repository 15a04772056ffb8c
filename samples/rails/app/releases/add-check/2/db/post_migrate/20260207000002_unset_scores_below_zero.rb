class UnsetScoresBelowZero < ActiveRecord::Migration[6.1]
  disable_ddl_transaction!

  def up
    execute "UPDATE posts SET score = NULL WHERE score < 0"
  end

  def down
  end
end
