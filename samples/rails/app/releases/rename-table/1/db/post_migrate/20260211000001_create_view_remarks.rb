class CreateViewRemarks < ActiveRecord::Migration[7.2]
  def up
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    execute "CREATE VIEW \"remarks\" AS SELECT * FROM \"notes\""
    # Rails names every column when it writes a row, with the defaults that it finds here.
    select_rows("SELECT column_name, column_default FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = 'notes' AND column_default IS NOT NULL").each do |column, value|
      execute "ALTER VIEW remarks ALTER COLUMN #{quote_column_name(column)} SET DEFAULT #{value}"
    end
    change_table_comment :notes, "being renamed to remarks"
  end

  def down
    execute "SET LOCAL lock_timeout TO '5s'"
    execute "SET LOCAL statement_timeout TO '1min'"
    execute "DROP VIEW \"remarks\""
    change_table_comment :notes, nil
  end
end
