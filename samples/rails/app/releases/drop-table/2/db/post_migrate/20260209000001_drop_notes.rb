class DropNotes < ActiveRecord::Migration[6.1]
  def change
    drop_table :notes do |t|
      t.text :text, null: false
      t.timestamps
    end
  end
end
