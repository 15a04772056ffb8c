class RenameNotesToRemarks < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    execute "DROP VIEW \"remarks\""
    rename_table :notes, :remarks
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
