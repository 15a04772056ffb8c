class CreatePosts < ActiveRecord::Migration[6.1]
  def change
    create_table :posts do |t|
      t.string :title, null: false
      t.text :body
      t.string :legacy
      t.integer :views, null: false, default: 0
      t.integer :score
      t.string :summary
      t.integer :words
      t.timestamps
    end
  end
end
