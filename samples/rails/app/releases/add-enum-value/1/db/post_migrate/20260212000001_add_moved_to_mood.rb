class AddMovedToMood < ActiveRecord::Migration[7.2]
  disable_ddl_transaction!

  def up
    execute "SET lock_timeout TO 0"
    execute "SET statement_timeout TO 0"
    add_enum_value :mood, "moved"
    execute "RESET lock_timeout"
    execute "RESET statement_timeout"
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
