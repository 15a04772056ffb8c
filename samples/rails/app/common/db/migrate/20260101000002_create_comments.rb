class CreateComments < ActiveRecord::Migration[6.1]
  def change
    create_table :comments do |t|
      t.bigint :post_id, index: true
      t.text :body, null: false
      t.timestamps
    end
  end
end
