class CreateComments < ActiveRecord::Migration[6.1]
  def up
    execute "CREATE TYPE mood AS ENUM ('calm', 'glad')"
    create_table :comments do |t|
      t.bigint :post_id, index: true
      t.text :body, null: false
      t.column :mood, :mood, null: false, default: "calm"
      t.timestamps
    end
  end

  def down
    drop_table :comments
    execute "DROP TYPE mood"
  end
end
